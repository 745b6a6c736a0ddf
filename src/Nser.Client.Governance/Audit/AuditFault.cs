namespace Nser.Client.Governance.Audit;

/// <summary>The first fault of an audit trail.</summary>
public sealed record AuditFault
{
    /// <summary>What is wrong.</summary>
    public required AuditFaultKind Kind { get; init; }

    /// <summary>The file's name; empty when there is none.</summary>
    public required string File { get; init; }

    /// <summary>The line in the file, from 1; for a cut end the line that should follow.</summary>
    public required int Line { get; init; }

    /// <summary>Kind and place; nothing of the line.</summary>
    public override string ToString() => FormattableString.Invariant($"{Kind} in {File} line {Line}");
}
