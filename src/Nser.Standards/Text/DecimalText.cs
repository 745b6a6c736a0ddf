using System.Buffers.Text;

namespace Nser.Standards.Text;

/// <summary>Reads a JSON number exactly, with the scale that it is written with.</summary>
internal static class DecimalText
{
    /// <summary>So many characters without an exponent hold no number beyond 64 bits.</summary>
    private const int LongestPlain = 19;

    /// <summary>The number; one beyond what a decimal holds reads as the largest that it holds, so that sums and limits still see it.</summary>
    internal static decimal Parse(ReadOnlySpan<byte> number) =>
        number.Length <= LongestPlain && TryParsePlain(number, out var plain) ? plain
        : Utf8Parser.TryParse(number, out decimal value, out var used) && used == number.Length ? value
        : number[0] == '-' ? decimal.MinValue : decimal.MaxValue;

    /// <summary>The common spelling: digits, perhaps a sign before and a point among them. Anything else is left to the general reader.</summary>
    private static bool TryParsePlain(ReadOnlySpan<byte> number, out decimal value)
    {
        var isNegative = number[0] == '-';
        var point = number.Length;
        var digits = 0UL;
        for (var at = isNegative ? 1 : 0; at < number.Length; at++)
        {
            var digit = (uint)number[at] - '0';
            if (digit <= 9)
            {
                digits = (digits * 10) + digit;
            }
            else if (number[at] == '.' && point == number.Length)
            {
                point = at;
            }
            else
            {
                value = 0;
                return false;
            }
        }

        var scale = Math.Max(0, number.Length - point - 1);
        value = new decimal((int)digits, (int)(digits >> 32), 0, isNegative, (byte)scale);
        return true;
    }
}
