using System.Globalization;
using System.Numerics;
using System.Text;

namespace Nser.Standards.Schemas;

/// <summary>A JSON number of any size, exactly: a sign, its digits without zeros around them, and where the point stands. Never floating point.</summary>
internal readonly struct ExactNumber
{
    private const long Beyond = 1L << 50;
    private readonly bool isNegative;
    private readonly byte[] digits;

    /// <summary>The value is 0.digits times ten to this power.</summary>
    private readonly long power;

    internal ExactNumber(string json)
        : this(Encoding.ASCII.GetBytes(json))
    {
    }

    /// <param name="json">A number as JSON writes it.</param>
    internal ExactNumber(ReadOnlySpan<byte> json)
    {
        isNegative = json[0] == '-';
        var mantissa = isNegative ? json[1..] : json;
        var exponentAt = mantissa.IndexOfAny("eE"u8);
        var exponent = exponentAt < 0 ? 0 : ReadExponent(mantissa[(exponentAt + 1)..]);
        mantissa = exponentAt < 0 ? mantissa : mantissa[..exponentAt];
        var point = mantissa.IndexOf((byte)'.');
        power = (point < 0 ? mantissa.Length : point) + exponent;
        var all = new byte[point < 0 ? mantissa.Length : mantissa.Length - 1];
        mantissa[..(point < 0 ? mantissa.Length : point)].CopyTo(all);
        if (point >= 0)
        {
            mantissa[(point + 1)..].CopyTo(all.AsSpan(point));
        }

        var significant = all.AsSpan().TrimStart((byte)'0');
        power -= all.Length - significant.Length;
        digits = significant.TrimEnd((byte)'0').ToArray();
        if (digits.Length == 0)
        {
            (isNegative, power) = (false, 0);
        }
    }

    private ExactNumber(bool isNegative, byte[] digits, long power) => (this.isNegative, this.digits, this.power) = (isNegative, digits, power);

    /// <summary>Digits behind the point; below 0 for a multiple of ten.</summary>
    internal long Places => digits.Length == 0 ? 0 : digits.Length - power;

    internal bool IsInteger => Places <= 0;

    internal bool IsPositive => !isNegative && digits.Length > 0;

    /// <summary>The digits as a whole number, without the sign.</summary>
    internal BigInteger Digits => digits.Length == 0 ? 0 : BigInteger.Parse(Encoding.ASCII.GetString(digits), CultureInfo.InvariantCulture);

    /// <summary>The number times ten to <paramref name="scale"/>, rounded down.</summary>
    internal BigInteger Floor(int scale)
    {
        var shift = (int)Math.Clamp(scale - Places, int.MinValue / 2, 400);
        var whole = shift >= 0 ? Digits * BigInteger.Pow(10, shift) : -shift > digits.Length ? 0 : Digits / BigInteger.Pow(10, -shift);
        return !isNegative ? whole : shift < 0 ? -whole - 1 : -whole;
    }

    internal ExactNumber Negative() => new(!isNegative && digits.Length > 0, digits, power);

    internal int CompareTo(in ExactNumber other) =>
        Sign != other.Sign ? Sign.CompareTo(other.Sign) : Sign * (power != other.power ? power.CompareTo(other.power) : digits.AsSpan().SequenceCompareTo(other.digits));

    /// <summary>Whether this is a whole multiple of the step, a positive number of at most 18 digits.</summary>
    internal bool IsMultipleOf(in ExactNumber step)
    {
        var zeros = step.Places - Places;
        if (digits.Length == 0 || zeros < 0)
        {
            // The last digit is not 0: a number with more places than the step is no multiple of it.
            return digits.Length == 0;
        }

        var divisor = (ulong)step.Digits;
        var remainder = 0UL;
        foreach (var digit in digits)
        {
            remainder = ((remainder * 10) + digit - '0') % divisor;
        }

        return BigInteger.ModPow(10, zeros, divisor) * remainder % divisor == 0;
    }

    /// <summary>The number in one spelling, so that equal numbers are equal texts.</summary>
    internal string Canonical() => FormattableString.Invariant($"{(isNegative ? "-" : "")}{Encoding.ASCII.GetString(digits)}e{power}");

    /// <summary>The number as people write it; numbers beyond 40 places with an exponent.</summary>
    public override string ToString()
    {
        var text = Encoding.ASCII.GetString(digits);
        var written = digits.Length == 0 ? "0"
            : Math.Abs(power) > 40 ? FormattableString.Invariant($"0.{text}e{power}")
            : power <= 0 ? "0." + new string('0', (int)-power) + text
            : power >= digits.Length ? text + new string('0', (int)power - digits.Length)
            : $"{text[..(int)power]}.{text[(int)power..]}";
        return isNegative ? "-" + written : written;
    }

    private int Sign => digits.Length == 0 ? 0 : isNegative ? -1 : 1;

    private static long ReadExponent(ReadOnlySpan<byte> text)
    {
        var isNegative = text[0] == '-';
        var value = 0L;
        foreach (var digit in text.TrimStart("+-"u8))
        {
            value = Math.Min((value * 10) + digit - '0', Beyond);
        }

        return isNegative ? -value : value;
    }
}
