namespace Nser.Client.Queries.Eligibility;

/// <summary>The question as it goes out.</summary>
[WireEnvelope]
internal sealed class EligibilityRequest
{
    public string? ProgrammeCode { get; set; }

    public IReadOnlyList<string>? Cnics { get; set; }
}
