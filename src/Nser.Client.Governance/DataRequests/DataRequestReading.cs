using Nser.Standards;

namespace Nser.Client.Governance.DataRequests;

/// <summary>A form that was read from JSON, or why it could not be.</summary>
public sealed record DataRequestReading
{
    /// <summary>The form; <see langword="null"/> when the JSON cannot be read as one, for example because it chooses two options of item 13.</summary>
    public DataRequestForm? Form { get; init; }

    /// <summary>What is wrong with the shape of the JSON. Default empty.</summary>
    public IReadOnlyList<ValidationFinding> Findings { get; init; } = [];

    /// <summary>Whether there is a form, and how many findings; nothing of its content.</summary>
    public override string ToString() => FormattableString.Invariant($"{(Form is null ? "no form" : "a form")}, {Findings.Count} findings");
}
