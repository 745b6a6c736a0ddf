using Nser.Client.Pipeline;

namespace Nser.Client.Diagnostics;

/// <summary>Where the audit trail of one's own calls goes. The package <c>Nser.Client.Governance</c> has one that writes JSON Lines: <c>JsonLinesAuditSink</c>.</summary>
public interface INserAuditSink
{
    /// <summary>Keeps one entry. When the task ends well, the entry is where it cannot be lost: only then the caller gets its answer.</summary>
    /// <remarks>
    /// Called by many threads at once. Whatever it throws counts as not written: the entry is offered again before the next call, so that one entry may come twice
    /// (with the same <see cref="NserAuditEntry.RequestId"/>), but not get lost while the process lives.
    /// </remarks>
    /// <param name="entry">What to keep.</param>
    /// <param name="cancellationToken">Ends when the time for one attempt of a call (<see cref="NserTimeoutOptions.Attempt"/>) is over, never because a caller gave up.</param>
    ValueTask WriteAsync(NserAuditEntry entry, CancellationToken cancellationToken);
}
