namespace Nser.Standards.Records;

/// <summary>A number of a record, for rules to compare and to calculate with. Arithmetic never throws: a result that no decimal can hold is <see cref="IsBeyond"/>.</summary>
/// <remarks>
/// Rules read numbers in this type only. A record may hold any number, and with plain decimals a rule that multiplies a <c>benefitAmount</c> of 1e28 by 12 would end the whole run.
/// </remarks>
internal readonly record struct Amount
{
    private readonly decimal value;

    private Amount(decimal value, bool isBeyond) => (this.value, IsBeyond) = (value, isBeyond);

    /// <summary>Whether a calculation led out of the range of a decimal. The amount then compares as the largest or the smallest decimal.</summary>
    internal bool IsBeyond { get; }

    internal bool IsZero => value == 0;

    /// <summary>The number itself. Calculate with amounts, not with it.</summary>
    internal decimal ToDecimal() => value;

    public static implicit operator Amount(decimal value) => new(value, isBeyond: false);

    public static Amount operator +(Amount left, Amount right)
    {
        try
        {
            return left.value + right.value;
        }
        catch (OverflowException)
        {
            // Only two numbers of the same sign lead out of the range.
            return Beyond(left.value < 0);
        }
    }

    public static Amount operator -(Amount left, Amount right) => left + -right.value;

    public static Amount operator *(Amount left, Amount right)
    {
        try
        {
            return left.value * right.value;
        }
        catch (OverflowException)
        {
            return Beyond((left.value < 0) != (right.value < 0));
        }
    }

    public static bool operator <(Amount left, Amount right) => left.value < right.value;

    public static bool operator >(Amount left, Amount right) => left.value > right.value;

    public static bool operator <=(Amount left, Amount right) => left.value <= right.value;

    public static bool operator >=(Amount left, Amount right) => left.value >= right.value;

    /// <summary>The type's name: a record's content is never printed.</summary>
    public override string ToString() => nameof(Amount);

    private static Amount Beyond(bool isNegative) => new(isNegative ? decimal.MinValue : decimal.MaxValue, isBeyond: true);
}
