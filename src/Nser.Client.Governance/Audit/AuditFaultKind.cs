namespace Nser.Client.Governance.Audit;

/// <summary>What is wrong with an audit trail.</summary>
public enum AuditFaultKind
{
    /// <summary>The line's bytes do not match its hash, it is no line of a trail, it was written with another key, or its hash is not the one that was noted elsewhere.</summary>
    Altered,

    /// <summary>The line's number is too high: lines before it were removed, or it was moved to the front.</summary>
    Missing,

    /// <summary>The line is sound by itself and does not belong here: it was inserted, repeated or moved, or the line before it was exchanged.</summary>
    OutOfPlace,

    /// <summary>The last line of the last file is not whole: a crash, or somebody cut it. The sink keeps it aside at its next start and says so in the trail.</summary>
    Torn,

    /// <summary>The trail ends before the head that was noted elsewhere.</summary>
    CutEnd,
}
