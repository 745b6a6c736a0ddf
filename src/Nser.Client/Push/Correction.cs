using Nser.Standards;

namespace Nser.Client.Push;

/// <summary>What became of a correction.</summary>
/// <typeparam name="TRecord">The model of the corrected record.</typeparam>
public sealed record Correction<TRecord>
    where TRecord : class
{
    /// <summary>Whether the registry now holds the record as asked. Also <see langword="true"/> when there was nothing to change.</summary>
    public required bool IsApplied { get; init; }

    /// <summary>The record as the registry holds it; <see langword="null"/> when the correction was refused.</summary>
    public TRecord? Record { get; init; }

    /// <summary>What was found in the corrected record, here or by the server. Default empty.</summary>
    public IReadOnlyList<ValidationFinding> Findings { get; init; } = [];

    /// <summary>Whether it was applied, and how many findings; no content of the record.</summary>
    public override string ToString() => FormattableString.Invariant($"{(IsApplied ? "applied" : "refused")}, {Findings.Count} findings");
}
