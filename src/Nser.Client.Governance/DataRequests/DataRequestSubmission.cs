using Nser.Standards;

namespace Nser.Client.Governance.DataRequests;

/// <summary>What became of a submission.</summary>
public sealed record DataRequestSubmission
{
    /// <summary>Whether the server has the form.</summary>
    public required bool IsSubmitted { get; init; }

    /// <summary>The request as the server holds it; <see langword="null"/> when it was not submitted.</summary>
    public DataRequest? Request { get; init; }

    /// <summary>Whether the server had this very submission before and answered with it again.</summary>
    public bool WasKnown { get; init; }

    /// <summary>What was found in the form, here or by the server. Default empty.</summary>
    public IReadOnlyList<ValidationFinding> Findings { get; init; } = [];

    /// <summary>Whether it was submitted, and how many findings; nothing of the form.</summary>
    public override string ToString() => FormattableString.Invariant($"{(IsSubmitted ? "submitted" : "not submitted")}, {Findings.Count} findings");
}
