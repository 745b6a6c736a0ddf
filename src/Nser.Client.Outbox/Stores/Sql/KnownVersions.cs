namespace Nser.Client.Outbox.Stores.Sql;

/// <summary>What the store holds of one record id when another version of it comes.</summary>
internal sealed class KnownVersions
{
    /// <summary>What the registry accepted last; <see langword="null"/> when nothing.</summary>
    internal byte[]? Accepted { get; set; }

    /// <summary>Versions that are not settled, oldest first; staged ones only of the slot at hand.</summary>
    internal List<OpenVersion> Open { get; } = [];

    /// <summary>Versions that broke a rule.</summary>
    internal List<OpenVersion> Rejected { get; } = [];
}

/// <summary>A version of a record, in the store or planned.</summary>
/// <param name="Id">Its row; 0 while it is planned only.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Content">SHA-256 of its bytes.</param>
/// <param name="Planned">The row to be written; <see langword="null"/> for one that stands in the store.</param>
internal sealed record OpenVersion(long Id, OutboxRecordState State, ReadOnlyMemory<byte> Content, PlannedRow? Planned = null);

/// <summary>A row to be written.</summary>
/// <param name="place">The record's place in the call.</param>
/// <param name="record">The record.</param>
/// <param name="purpose">How it will travel.</param>
internal sealed class PlannedRow(int place, NewRecord record, BatchPurpose purpose)
{
    internal int Place => place;

    internal NewRecord Record => record;

    internal BatchPurpose Purpose => purpose;

    internal required OutboxRecordState State { get; set; }
}
