using Nser.Client.Privacy;

namespace Nser.Client.Registry;

/// <summary>The metered rows of one method.</summary>
public sealed record MethodUsage
{
    /// <summary>Method and path template, as the server writes them.</summary>
    [Classified(DataClassification.Public)]
    public required string Method { get; init; }

    /// <summary>Its rows.</summary>
    [Classified(DataClassification.Public)]
    public required long Rows { get; init; }

    /// <summary>Its cost in PKR.</summary>
    [Classified(DataClassification.Public)]
    public required decimal Amount { get; init; }
}
