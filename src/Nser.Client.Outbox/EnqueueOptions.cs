using System.Data.Common;

namespace Nser.Client.Outbox;

/// <summary>How records are taken in.</summary>
public sealed record EnqueueOptions
{
    /// <summary>The slot whose extraction the records belong to: they wait, staged, until the slot is completed. Default none.</summary>
    public SlotLease? Slot { get; init; }

    /// <summary>
    /// The caller's own transaction on the outbox's database (PostgreSQL: an <c>NpgsqlTransaction</c>), so that business data and records are
    /// committed together or not at all. The caller commits. Default none.
    /// </summary>
    public DbTransaction? Transaction { get; init; }
}
