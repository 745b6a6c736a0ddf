namespace Nser.Standards.Import;

/// <summary>One record as a file held it: where it stood, its JSON in canonical form, and what reading it found.</summary>
/// <typeparam name="TRecord">The model whose JSON this is, for example <c>ProgrammeEnrollment</c>.</typeparam>
/// <remarks>The bytes of <see cref="Json"/> are the bytes that are validated and sent. Printing a source record shows its line only.</remarks>
public sealed class SourceRecord<TRecord>
    where TRecord : class
{
    /// <summary>The line of the file on which the record begins, from 1; 0 when it did not come from a file.</summary>
    public long Line { get; init; }

    /// <summary>The record as UTF-8 JSON, one object without line breaks; empty when the line could not be read at all.</summary>
    public ReadOnlyMemory<byte> Json { get; init; }

    /// <summary>What reading found: unreadable cells are errors here, and the record will not be sent. Default: none.</summary>
    public IReadOnlyList<ValidationFinding> Findings { get; init; } = [];

    /// <summary>The line number; never the content.</summary>
    public override string ToString() => $"{typeof(TRecord).Name} of line {Line}";
}
