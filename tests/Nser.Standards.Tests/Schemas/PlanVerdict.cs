namespace Nser.Standards.Tests.Schemas;

/// <summary>What a plan says of one record.</summary>
/// <param name="IsSound">Whether the bytes are one sound JSON object.</param>
/// <param name="IsAccepted">Whether the fast path took it.</param>
/// <param name="Findings">What the slow path found.</param>
internal sealed record PlanVerdict(bool IsSound, bool IsAccepted, IReadOnlyList<ValidationFinding> Findings)
{
    internal bool IsValid => IsSound && Findings.Count == 0;

    public override string ToString() => IsValid ? "valid" : string.Join("; ", Findings.Select(finding => $"{finding.Code} {finding.Pointer}"));
}
