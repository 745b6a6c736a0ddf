namespace Nser.Standards.Import;

/// <summary>One row of a CSV file: its bytes, or why it could not be read.</summary>
/// <param name="Line">The physical line on which it begins, from 1.</param>
/// <param name="Bytes">The row in UTF-8 without its last line end; empty when it could not be read.</param>
/// <param name="Fault">What keeps it from being read; <see langword="null"/> when nothing does.</param>
internal sealed record CsvRow(long Line, ReadOnlyMemory<byte> Bytes, ValidationFinding? Fault = null)
{
    /// <summary>The line number; never the content.</summary>
    public override string ToString() => $"row of line {Line}";
}
