using System.Runtime.CompilerServices;

namespace Nser.Client.BulkDownload.Files;

/// <summary>Passes over a number of JSON (RFC 8259, section 6).</summary>
internal static class QuickNumber
{
    /// <summary>The place after a number; 0 when it is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int After(ReadOnlySpan<byte> lines, int at)
    {
        at = lines[at] == '-' ? at + 1 : at;
        at = lines[at] == '0' ? at + 1 : AfterDigits(lines, at);
        if (at != 0 && lines[at] == '.')
        {
            at = AfterDigits(lines, at + 1);
        }

        if (at != 0 && lines[at] is (byte)'e' or (byte)'E')
        {
            at++;
            at = AfterDigits(lines, lines[at] is (byte)'+' or (byte)'-' ? at + 1 : at);
        }

        return at;
    }

    private static int AfterDigits(ReadOnlySpan<byte> lines, int at)
    {
        var start = at;
        while (IsDigit(lines[at]))
        {
            at++;
        }

        return at == start ? 0 : at;
    }

    private static bool IsDigit(byte digit) => (uint)(digit - '0') <= 9;
}
