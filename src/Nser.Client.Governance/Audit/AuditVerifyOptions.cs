namespace Nser.Client.Governance.Audit;

/// <summary>What an audit trail is held against.</summary>
public sealed class AuditVerifyOptions
{
    /// <summary>The key that the trail was written with (<see cref="JsonLinesAuditOptions.Key"/>). Default none.</summary>
    public ReadOnlyMemory<byte> Key { get; set; }

    /// <summary>A head of this trail that was noted elsewhere: the trail must still pass through it. Default none; then a cut end is not noticed.</summary>
    public AuditHead? ExpectedHead { get; set; }

    /// <summary>The head of the part before, when older files were taken away into an archive. Default none: the trail begins with line 1.</summary>
    public AuditHead? Start { get; set; }

    /// <summary>What is expected; never the key.</summary>
    public override string ToString() => $"{nameof(AuditVerifyOptions)} {(Key.IsEmpty ? "without" : "with")} key";
}
