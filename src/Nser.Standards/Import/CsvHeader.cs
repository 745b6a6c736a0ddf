namespace Nser.Standards.Import;

/// <summary>Ties the columns of a file to the fields of a standard.</summary>
internal sealed class CsvHeader(IReadOnlyList<ImportField> fields, CsvImportOptions options)
{
    private readonly FieldNames names = new(fields);

    /// <summary>Options that name fields the standard does not have are a mistake of the program, not of the file.</summary>
    /// <exception cref="ArgumentException">An option names a field that does not exist, or a constant or a word's meaning cannot be read.</exception>
    internal void ThrowIfOptionsAreUnusable()
    {
        foreach (var field in options.ColumnNames.Values)
        {
            names.Require(field, nameof(options.ColumnNames));
        }

        foreach (var (name, constant) in options.Constants)
        {
            ThrowIfUnreadable(names.Require(name, nameof(options.Constants)), constant, "The constant", nameof(options.Constants));
        }

        foreach (var (name, words) in options.Words)
        {
            var field = names.Require(name, nameof(options.Words));
            foreach (var meaning in words.Values)
            {
                ThrowIfUnreadable(field, meaning, "The meaning of a word", nameof(options.Words));
            }
        }
    }

    private static void ThrowIfUnreadable(ImportField field, string text, string what, string option)
    {
        if (RecordJson.Fault(field.Cell, CellText.Clean(text)) is { } fault)
        {
            throw new ArgumentException($"{what} for {field.Path} cannot be read. {fault.Message}", option);
        }
    }

    /// <summary>Reads the header row.</summary>
    /// <exception cref="ImportException">It is no header, lacks columns that every record needs, or names one field twice.</exception>
    internal CsvColumns Read(long line, string[] header)
    {
        var columns = WithoutEmptyEnd(header);
        var found = columns.Select((name, column) => (Name: CellText.Clean(name), Column: column, Field: FieldOf(name))).ToList();
        // One match may be chance: a row of data can hold the word CNIC.
        if (found.Count(column => column.Field is not null) < 2)
        {
            throw new ImportException(ValidationCodes.ImportColumns, line, $"Line {line} does not name the standard's fields. The first line must be a header with the columns' names, for example {Examples()}; or the delimiter is none of comma, semicolon and tab and must be stated.");
        }

        var byField = found.Where(column => column.Field is not null).ToLookup(column => column.Field!, column => column);
        if (byField.FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new ImportException(ValidationCodes.ImportColumns, line, $"Line {line} names the field {twice.Key.Path} in {twice.Count()} columns: {string.Join(", ", twice.Select(column => column.Column + 1))}. Rename or remove all but one.");
        }

        var constants = options.Constants.ToDictionary(constant => names.Require(constant.Key, nameof(options.Constants)), constant => CellText.Clean(constant.Value));
        var unknown = found.Where(column => column.Field is null && column.Name.Length > 0).ToList();
        var missing = fields.Where(field => field.IsRequired && !byField.Contains(field) && !constants.ContainsKey(field)).ToList();
        if (missing.Count > 0)
        {
            throw new ImportException(ValidationCodes.ImportColumns, line, Missing(line, missing, [.. unknown.Select(column => column.Name)]));
        }

        return new(
            columns.Length,
            [.. from field in fields
                let column = byField[field].Select(column => (int?)column.Column).FirstOrDefault()
                let constant = constants.GetValueOrDefault(field, "")
                where column is not null || constant.Length > 0
                select new FieldSource(field, column, constant, WordsOf(field))],
            options.UnknownColumns == UnknownColumns.Keep ? [.. unknown.Select(column => (column.Name, column.Column))] : [],
            options.UnknownColumns == UnknownColumns.Report && unknown.Count > 0 ? Unknown([.. unknown.Select(column => column.Name)]) : null);
    }

    private Dictionary<string, string> WordsOf(ImportField field)
    {
        var words = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (word, meaning) in options.Words.Where(words => names.Find(words.Key) == field).SelectMany(words => words.Value))
        {
            words[CellText.Clean(word)] = CellText.Clean(meaning);
        }

        return words;
    }

    private ImportField? FieldOf(string column)
    {
        var named = options.ColumnNames.FirstOrDefault(name => ColumnName.Key(name.Key) == ColumnName.Key(column) && ColumnName.Key(column).Length > 0);
        return named.Value is null ? names.Find(column) : names.Find(named.Value);
    }

    private string Examples() => string.Join(", ", fields.Where(field => field.IsRequired).Take(4).Select(field => field.Name));

    // Spreadsheets write a delimiter for every column that was ever used.
    private static string[] WithoutEmptyEnd(string[] header) => header[..(Array.FindLastIndex(header, name => CellText.Clean(name).Length > 0) + 1)];

    private static string Missing(long line, List<ImportField> missing, List<string> unknown)
    {
        var described = missing.Select(field => ColumnName.Nearest(field.Name, unknown) is { } near ? $"{field.Path} (is it the column '{near}'?)" : field.Path);
        return $"Line {line} lacks columns that every record needs: {string.Join(", ", described)}. Add them, map the file's own names to them, or give a constant for all rows.";
    }

    private static ValidationFinding Unknown(List<string> names)
    {
        var printed = names.Where(ColumnName.IsSafeToPrint).Take(20).ToList();
        var more = names.Count > printed.Count ? $" and {names.Count - printed.Count} more" : "";
        return new(ValidationCodes.ImportColumns, FindingSeverity.Information, "", $"Columns that are no field of the standard were left out: {string.Join(", ", printed)}{more}. Map or keep them by the import's options.");
    }
}

/// <summary>What a file's header means.</summary>
/// <param name="Count">How many cells a row has.</param>
/// <param name="Sources">The fields that the file fills, in the schema's order.</param>
/// <param name="Kept">Columns that are no field and are written under their own names.</param>
/// <param name="Note">What to say about the columns with the first record, if anything.</param>
internal sealed record CsvColumns(int Count, IReadOnlyList<FieldSource> Sources, IReadOnlyList<(string Name, int Column)> Kept, ValidationFinding? Note);

/// <summary>Where a field's value comes from in each row.</summary>
/// <param name="Field">The field.</param>
/// <param name="Column">Its column, from 0; <see langword="null"/> when the file has none.</param>
/// <param name="Constant">What stands for an empty cell or a missing column; empty for nothing.</param>
/// <param name="Words">What the partner's words in this column mean; empty when they are the standard's.</param>
internal sealed record FieldSource(ImportField Field, int? Column, string Constant, IReadOnlyDictionary<string, string> Words)
{
    /// <summary>The field's cell in a row, cleaned and in the standard's words; empty when the row says nothing.</summary>
    internal string Cell(string[] cells)
    {
        var cell = Column is { } column ? CellText.Clean(cells[column]) : "";
        return cell.Length > 0 ? Words.GetValueOrDefault(cell, cell) : Constant;
    }
}
