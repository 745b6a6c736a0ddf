using System.Numerics;
using Nser.Standards.Text;

namespace Nser.Standards.Schemas;

/// <summary>What a schema asks of a number, exactly: as written, and worked out beforehand for numbers of up to 18 digits.</summary>
internal sealed class NumberShape
{
    /// <summary>A number of 18 digits is a <see langword="long"/> divided by a power of ten: its scale.</summary>
    internal const int MostDigits = 18;

    private readonly Scale[] scales;

    internal NumberShape(bool isInteger, ExactNumber? minimum, ExactNumber? maximum, ExactNumber? above, ExactNumber? below, ExactNumber? step)
    {
        (IsInteger, Minimum, Maximum, Above, Below, Step) = (isInteger, minimum, maximum, above, below, step);
        scales = [.. Enumerable.Range(0, MostDigits + 1).Select(At)];
    }

    internal bool IsInteger { get; }

    internal ExactNumber? Minimum { get; }

    internal ExactNumber? Maximum { get; }

    /// <summary><c>exclusiveMinimum</c>.</summary>
    internal ExactNumber? Above { get; }

    /// <summary><c>exclusiveMaximum</c>.</summary>
    internal ExactNumber? Below { get; }

    /// <summary><c>multipleOf</c>.</summary>
    internal ExactNumber? Step { get; }

    /// <summary>Whether the digits, divided by ten to the scale, are all that is asked.</summary>
    internal bool Takes(long digits, int scale)
    {
        ref readonly var at = ref scales[scale];
        return digits >= at.Least && digits <= at.Most && (at.Divisor == 1 || digits % at.Divisor == 0);
    }

    /// <summary>All keywords as whole numbers: least and most digits, and what the digits must be divisible by.</summary>
    private Scale At(int scale)
    {
        var least = BigInteger.Max(Minimum is { } minimum ? -Negated(minimum, scale) : long.MinValue, Above is { } above ? above.Floor(scale) + 1 : long.MinValue);
        var most = BigInteger.Min(Maximum is { } maximum ? maximum.Floor(scale) : long.MaxValue, Below is { } below ? -Negated(below, scale) - 1 : long.MaxValue);
        var divisor = IsInteger ? BigInteger.Pow(10, scale) : BigInteger.One;
        if (Step is { } step)
        {
            // digits / 10^scale = n * step, with step = numerator / 10^places.
            var places = (int)Math.Max(step.Places, scale);
            var numerator = step.Digits * BigInteger.Pow(10, (int)(places - step.Places));
            var factor = BigInteger.Pow(10, places - scale);
            var ofStep = numerator / BigInteger.GreatestCommonDivisor(numerator, factor);
            divisor = divisor / BigInteger.GreatestCommonDivisor(divisor, ofStep) * ofStep;
        }

        // Beyond a long there are no digits left: nothing but 0 is divisible, nothing reaches the bound.
        return new((long)BigInteger.Clamp(least, long.MinValue, long.MaxValue), (long)BigInteger.Clamp(most, long.MinValue, long.MaxValue), (long)BigInteger.Min(divisor, long.MaxValue));
    }

    /// <summary>The number times ten to the scale, rounded down, of the negative: rounding up with the sign turned.</summary>
    private static BigInteger Negated(in ExactNumber number, int scale) => number.Negative().Floor(scale);

    private readonly record struct Scale(long Least, long Most, long Divisor);
}

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

/// <summary>The keywords that a number breaks, in exact arithmetic.</summary>
internal static class NumberFaults
{
    internal static IEnumerable<(string Code, string Message)> Of(ExactNumber number, NumberShape? shape)
    {
        if (shape is null)
        {
            yield break;
        }

        if (shape.Minimum is { } minimum && number.CompareTo(minimum) < 0)
        {
            yield return (ValidationCodes.SchemaMinimum, ShapeMessages.AtLeast(minimum));
        }

        if (shape.Above is { } above && number.CompareTo(above) <= 0)
        {
            yield return (ValidationCodes.SchemaMinimum, ShapeMessages.MoreThan(above));
        }

        if (shape.Maximum is { } maximum && number.CompareTo(maximum) > 0)
        {
            yield return (ValidationCodes.SchemaMaximum, ShapeMessages.AtMost(maximum));
        }

        if (shape.Below is { } below && number.CompareTo(below) >= 0)
        {
            yield return (ValidationCodes.SchemaMaximum, ShapeMessages.LessThan(below));
        }

        if (shape.Step is { } step && !number.IsMultipleOf(step))
        {
            yield return (ValidationCodes.SchemaMultipleOf, ShapeMessages.MultipleOf(step));
        }
    }
}
