using System.Runtime.CompilerServices;

namespace Nser.Client.BulkDownload.Files;

/// <summary>Passes over a text of JSON that has escapes (RFC 8259, section 7).</summary>
internal static class QuickText
{
    /// <summary>The place after a text's closing quote; 0 when it has none or an escape is unsound.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int After(ReadOnlySpan<byte> lines, int at)
    {
        for (; lines[at] != '"'; at++)
        {
            if (lines[at] < ' ')
            {
                return 0;
            }

            if (lines[at] == '\\')
            {
                at++;
                if (lines[at] == 'u' && IsHexadecimal(lines[at + 1]) && IsHexadecimal(lines[at + 2]) && IsHexadecimal(lines[at + 3]) && IsHexadecimal(lines[at + 4]))
                {
                    at += 4;
                }
                else if (lines[at] is not ((byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t'))
                {
                    return 0;
                }
            }
        }

        return at + 1;
    }

    private static bool IsHexadecimal(byte digit) => char.IsAsciiHexDigit((char)digit);
}
