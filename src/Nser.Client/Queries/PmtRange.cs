using Nser.Standards;

namespace Nser.Client.Queries;

/// <summary>A range of PMT scores, both ends included.</summary>
/// <remarks>Source: data sharing protocols 3.0, section 8.2.2 and form item 13. Confidential: printing does not show it.</remarks>
public sealed record PmtRange
{
    /// <summary>The lowest score, 0 to 100, at most two decimals.</summary>
    [Classified(DataClassification.Confidential)]
    public required decimal From { get; init; }

    /// <summary>The highest score, 0 to 100, at most two decimals, not below <see cref="From"/>.</summary>
    [Classified(DataClassification.Confidential)]
    public required decimal To { get; init; }

    /// <summary>What it is; both ends are Confidential.</summary>
    public override string ToString() => nameof(PmtRange);
}
