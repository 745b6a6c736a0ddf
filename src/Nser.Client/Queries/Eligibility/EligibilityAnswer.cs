using System.Text.Json.Serialization;

namespace Nser.Client.Queries.Eligibility;

/// <summary>The answer as it arrives.</summary>
[WireEnvelope]
internal sealed class EligibilityAnswer
{
    [JsonRequired]
    public string? ProgrammeCode { get; set; }

    [JsonRequired]
    public List<EligibilityRow?>? Rows { get; set; }
}
