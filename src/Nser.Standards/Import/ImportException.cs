namespace Nser.Standards.Import;

/// <summary>The file as a whole cannot be read as what it should be: nothing in it, no header, columns missing, the wrong kind of file.</summary>
/// <remarks>A fault of one row is never an exception: it becomes a finding of that row's <see cref="SourceRecord{TRecord}"/> and reading goes on.
/// The message says what to do and never repeats a cell of a record.</remarks>
public sealed class ImportException : FormatException
{
    internal ImportException(string code, long line, string message)
        : base(message)
    {
        Code = code;
        Line = line;
    }

    /// <summary>The code of the fault, for example <c>NSER-IMPORT-COLUMNS</c>; all are listed in <c>docs/validation-codes.md</c>.</summary>
    public string Code { get; }

    /// <summary>The physical line at which reading stopped, from 1.</summary>
    public long Line { get; }
}
