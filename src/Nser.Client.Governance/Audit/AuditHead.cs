namespace Nser.Client.Governance.Audit;

/// <summary>The end of an audit trail at some moment: how many lines it had, and the last one's hash. Whoever keeps it elsewhere can prove later that the trail up to there is the same.</summary>
/// <param name="Sequence">The number of the last line, from 1.</param>
/// <param name="Hash">The last line's hash, 64 hexadecimal digits.</param>
public sealed record AuditHead(long Sequence, string Hash);
