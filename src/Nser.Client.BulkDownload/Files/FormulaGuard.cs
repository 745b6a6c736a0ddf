using System.Globalization;
using System.Text;

namespace Nser.Client.BulkDownload.Files;

/// <summary>Whether a spreadsheet could run a text as a formula when it opens the file: one that begins with = + - @, a tab or a carriage return, in half or full width, also behind blanks or quotes.</summary>
/// <remarks>A plain number such as -12.50 is none. Source: OWASP, CSV Injection.</remarks>
internal static class FormulaGuard
{
    internal static bool IsFormula(ReadOnlySpan<byte> text)
    {
        for (var rest = text; Rune.DecodeFromUtf8(rest, out var sign, out var length) == System.Buffers.OperationStatus.Done; rest = rest[length..])
        {
            if (sign.Value is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠')
            {
                return !IsNumber(text);
            }

            if (!Rune.IsWhiteSpace(sign) && sign.Value is not ('"' or '\'' or '\u200B' or '\uFEFF' or '\u200E' or '\u200F'))
            {
                return false;
            }
        }

        return false;
    }

    // decimal refuses exponents and everything else that could be an expression.
    private static bool IsNumber(ReadOnlySpan<byte> text) =>
        text is [(byte)'-', ..] && text.Length < 30 && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
}
