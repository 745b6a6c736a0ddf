namespace Nser.Standards.Lines;

/// <summary>One line of a file without its line end.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Bytes">Its bytes; empty when it is too long.</param>
/// <param name="IsTooLong">Whether it had more bytes than allowed; they were skipped.</param>
/// <param name="HasEnd">Whether a line end followed; only a file's last line may lack one.</param>
internal sealed record PhysicalLine(long Number, ReadOnlyMemory<byte> Bytes, bool IsTooLong, bool HasEnd)
{
    /// <summary>Whether nothing but white space stands on it.</summary>
    internal bool IsBlank => !IsTooLong && Bytes.Span.IndexOfAnyExcept(" \t\r"u8) < 0;

    /// <summary>The line number; never the content.</summary>
    public override string ToString() => $"line {Number}";
}
