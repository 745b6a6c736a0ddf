using Nser.Standards.Records;

namespace Nser.Standards.Validation;

/// <summary>What a run of records should add up to, as the partner's own system counted it (AD-16).</summary>
public sealed record ControlTotals
{
    /// <summary>How many records there should be.</summary>
    public required long Records { get; init; }

    /// <summary>The sum of <c>totalValue</c> of asset deliveries, in PKR. Default: not checked.</summary>
    public decimal? TotalValue { get; init; }
}

/// <summary>Counts a run against its control totals (AD-16). Every record counts, also one that will not be sent.</summary>
public sealed class ControlTotalsCount
{
    /// <summary>More rupees than there are: left out, so that the sum cannot overflow; the totals then differ, as they should.</summary>
    private const decimal Implausible = 1e18m;

    private long records;
    private decimal totalValue;

    /// <summary>Counts a record, whether or not it will be sent.</summary>
    public void Add(RecordVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        records++;
        if ((verdict.Keys as RecordKeys)?.TotalValue is { } value and > -Implausible and < Implausible)
        {
            totalValue += value;
        }
    }

    /// <summary>What differs; the sums are aggregates, so a message may name them.</summary>
    public IReadOnlyList<ValidationFinding> Compare(ControlTotals expected)
    {
        ArgumentNullException.ThrowIfNull(expected);
        var findings = new List<ValidationFinding>();
        if (records != expected.Records)
        {
            findings.Add(Differ(FormattableString.Invariant($"The control total says {expected.Records} records, but there are {records}: find the missing or repeated rows.")));
        }

        if (expected.TotalValue is { } value && value != totalValue)
        {
            findings.Add(Differ(FormattableString.Invariant($"The control total says {value} PKR, but totalValue adds up to {totalValue}: find the altered, missing or repeated rows.")));
        }

        return findings;
    }

    private static ValidationFinding Differ(string message) => new(ValidationCodes.ControlTotalsDiffer, FindingSeverity.Error, "", message);
}
