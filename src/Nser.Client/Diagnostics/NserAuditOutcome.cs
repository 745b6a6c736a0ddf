namespace Nser.Client.Diagnostics;

/// <summary>How a call ended.</summary>
public enum NserAuditOutcome
{
    /// <summary>The server carried it out.</summary>
    Succeeded,

    /// <summary>The server answered that it did not carry it out; <see cref="NserAuditEntry.Status"/> says why.</summary>
    Refused,

    /// <summary>There is no usable answer, or nothing was sent. A pull that ends so has given the caller no rows.</summary>
    Failed,

    /// <summary>The server may have stored what was sent, although its answer was lost or says nothing of it.</summary>
    Unknown,

    /// <summary>The caller gave up.</summary>
    Cancelled,
}
