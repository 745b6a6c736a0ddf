using Nser.Standards.Text;

namespace Nser.Standards.Schemas;

/// <summary>A number of at most 18 digits without exponent.</summary>
internal static class NumberForm
{
    /// <summary>Where the number that begins at <paramref name="at"/> ends, when it is sure to fit; else -1.</summary>
    internal static int End(ReadOnlySpan<byte> json, int at, NumberShape? shape)
    {
        var isNegative = json[at] == '-';
        var first = isNegative ? at + 1 : at;
        var digits = 0L;
        var next = Read(json, first, ref digits);

        // JSON wants a digit, and no 0 before others.
        if (next == first || (next > first + 1 && json[first] == '0'))
        {
            return FastPath.Undecided;
        }

        var scale = 0;
        if (next < json.Length && json[next] == '.')
        {
            var fraction = next + 1;
            next = Read(json, fraction, ref digits);
            scale = next - fraction;
            if (scale == 0)
            {
                return FastPath.Undecided;
            }
        }

        var isPlain = next - first <= NumberShape.MostDigits && next < json.Length && (json[next] | 0x20) != 'e';
        return isPlain && (shape is null || shape.Takes(isNegative ? -digits : digits, scale)) ? next : FastPath.Undecided;
    }

    private static int Read(ReadOnlySpan<byte> json, int at, ref long digits)
    {
        while (at < json.Length && (uint)(json[at] - '0') <= 9)
        {
            digits = unchecked((digits * 10) + json[at++] - '0');
        }

        return at;
    }
}
