namespace Nser.Client.Governance.Audit;

/// <summary>What a line says of its place in the chain.</summary>
internal sealed record AuditLine(AuditHead Head, string Previous, DateTimeOffset At)
{
    internal bool Follows(AuditHead before) => Head.Sequence == before.Sequence + 1 && string.Equals(Previous, before.Hash, StringComparison.Ordinal);
}
