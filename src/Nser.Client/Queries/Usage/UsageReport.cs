using Nser.Standards;

namespace Nser.Client.Queries.Usage;

/// <summary>The metered rows of a period and what they cost.</summary>
/// <remarks>Source: data sharing protocols 3.0, section 8.2 (metering per row; the Board sets the rate).</remarks>
public sealed record UsageReport
{
    /// <summary>The first day, in Pakistan.</summary>
    [Classified(DataClassification.Public)]
    public required DateOnly From { get; init; }

    /// <summary>The last day, in Pakistan.</summary>
    [Classified(DataClassification.Public)]
    public required DateOnly To { get; init; }

    /// <summary>Rows in all.</summary>
    [Classified(DataClassification.Public)]
    public required long Rows { get; init; }

    /// <summary>PKR a row.</summary>
    [Classified(DataClassification.Public)]
    public required decimal RatePerRow { get; init; }

    /// <summary>PKR in all.</summary>
    [Classified(DataClassification.Public)]
    public required decimal Amount { get; init; }

    /// <summary>The same by method.</summary>
    [Classified(DataClassification.Public)]
    public required IReadOnlyList<MethodUsage> ByMethod { get; init; }
}
