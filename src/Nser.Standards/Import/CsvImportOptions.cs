using System.Text;

namespace Nser.Standards.Import;

/// <summary>How a CSV file is written and which of its columns stands for which field. The defaults read a UTF-8 file whose header names the standard's fields.</summary>
public sealed record CsvImportOptions
{
    /// <summary>What separates cells. Default <see langword="null"/>: the one of comma, semicolon and tab that the header uses most; a first line <c>sep=;</c> is obeyed.</summary>
    public char? Delimiter { get; init; }

    /// <summary>The file's encoding. Default <see langword="null"/>: UTF-8, or what the byte order mark says (UTF-8, UTF-16). A byte order mark wins over this option.</summary>
    /// <remarks>Bytes that are not text in this encoding are a finding of their row, <c>NSER-IMPORT-ENCODING</c>; they are never replaced.</remarks>
    public Encoding? Encoding { get; init; }

    /// <summary>The partner's column names, each with the field it holds: <c>["CNIC No."] = "cnic"</c>, <c>["Tehsil"] = "location.tehsilCode"</c> or <c>"/location/tehsilCode"</c>. Default: none.</summary>
    /// <remarks>Columns that are not named here are found by the field's own name; case, spaces, underscores, dashes and dots do not count in either.</remarks>
    public IReadOnlyDictionary<string, string> ColumnNames { get; init; } = new Dictionary<string, string>();

    /// <summary>Values for fields that the file does not hold, or whose cell is empty: <c>["organizationCode"] = "BISP"</c>. Read like a cell. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Constants { get; init; } = new Dictionary<string, string>();

    /// <summary>What the partner's own words and codes mean, by field: <c>["gender"] = new Dictionary&lt;string, string&gt; { ["M"] = "MALE" }</c>. Default: none.</summary>
    /// <remarks>A cell counts as a word as a whole; case does not count. Cells that are not named here are read as they stand.</remarks>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Words { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>What happens to columns that are no field of the standard. Default: left out and said once, as information on the first record.</summary>
    public UnknownColumns UnknownColumns { get; init; }

    /// <summary>Whether dates may also be written <c>dd/MM/yyyy</c> or <c>dd-MM-yyyy</c>. Default <see langword="false"/>: only <c>yyyy-MM-dd</c>, for 03/04/2024 means two days.</summary>
    public bool DayFirstDates { get; init; }

    /// <summary>The most bytes one row may have, in UTF-8. Default 1 MiB; at least 1 KiB. A longer row is skipped with the finding <c>NSER-IMPORT-LENGTH</c>; it is never held in memory.</summary>
    public int MaxRowBytes { get; init; } = 1024 * 1024;

    internal void ThrowIfUnusable()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxRowBytes, 1024, nameof(MaxRowBytes));
        if (Delimiter is { } delimiter && (!char.IsAscii(delimiter) || delimiter is '"' or '\r' or '\n' or '\0'))
        {
            throw new ArgumentException("The delimiter must be an ASCII character, and neither a quote nor a line end.", nameof(Delimiter));
        }
    }
}

/// <summary>What an import does with columns that are no field of the standard.</summary>
public enum UnknownColumns
{
    /// <summary>Leave them out and say so once, as information on the first record.</summary>
    Report,

    /// <summary>Leave them out.</summary>
    Ignore,

    /// <summary>Write them into the record as text under the column's own name. The standards allow members that they do not know.</summary>
    Keep,
}
