using System.Globalization;
using System.Numerics;

namespace Nser.Standards.Tests.Schemas;

/// <summary>A number as a whole number times a power of ten: slow, and exact by its plainness.</summary>
internal readonly record struct ExactOracle(BigInteger Mantissa, int Exponent)
{
    internal bool IsWhole => Exponent >= 0 || Mantissa % BigInteger.Pow(10, -Exponent) == 0;

    internal static ExactOracle Parse(string json)
    {
        var halves = json.Split('e', 'E');
        var mantissa = halves[0].Split('.');
        var fraction = mantissa.Length == 1 ? "" : mantissa[1];
        var exponent = halves.Length == 1 ? 0 : int.Parse(halves[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return new(BigInteger.Parse(mantissa[0] + fraction, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), exponent - fraction.Length);
    }

    internal int CompareTo(ExactOracle other)
    {
        var least = Math.Min(Exponent, other.Exponent);
        return At(least).CompareTo(other.At(least));
    }

    internal bool IsMultipleOf(ExactOracle step)
    {
        var least = Math.Min(Exponent, step.Exponent);
        return At(least) % step.At(least) == 0;
    }

    /// <summary>The same number, its last digit moved by so many.</summary>
    internal ExactOracle Plus(int units, int places)
    {
        var least = Math.Min(Exponent, -places);
        return new(At(least) + (units * BigInteger.Pow(10, -places - least)), least);
    }

    public override string ToString() => FormattableString.Invariant($"{Mantissa}e{Exponent}");

    private BigInteger At(int exponent) => Mantissa * BigInteger.Pow(10, Exponent - exponent);
}
