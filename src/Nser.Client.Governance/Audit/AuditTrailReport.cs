namespace Nser.Client.Governance.Audit;

/// <summary>What <see cref="AuditTrail.VerifyAsync"/> found. With a fault it tells of the lines before it.</summary>
public sealed record AuditTrailReport
{
    /// <summary>How many lines are sound and in their place, notices of torn lines among them.</summary>
    public required long Lines { get; init; }

    /// <summary>The time that the first line states; <see langword="null"/> without lines.</summary>
    public DateTimeOffset? FirstAt { get; init; }

    /// <summary>The time that the last sound line states.</summary>
    public DateTimeOffset? LastAt { get; init; }

    /// <summary>The last sound line; <see langword="null"/> without lines.</summary>
    public AuditHead? Head { get; init; }

    /// <summary>The first fault; <see langword="null"/> when there is none.</summary>
    public AuditFault? Fault { get; init; }

    /// <summary>Whether there is no fault.</summary>
    public bool IsIntact => Fault is null;

    /// <summary>The number of lines and the fault, if any.</summary>
    public override string ToString() => FormattableString.Invariant($"{Lines} lines, {Fault?.ToString() ?? "intact"}");
}
