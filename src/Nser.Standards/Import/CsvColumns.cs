namespace Nser.Standards.Import;

/// <summary>What a file's header means.</summary>
/// <param name="Count">How many cells a row has.</param>
/// <param name="Sources">The fields that the file fills, in the schema's order.</param>
/// <param name="Kept">Columns that are no field and are written under their own names.</param>
/// <param name="Note">What to say about the columns with the first record, if anything.</param>
internal sealed record CsvColumns(int Count, IReadOnlyList<FieldSource> Sources, IReadOnlyList<(string Name, int Column)> Kept, ValidationFinding? Note);
