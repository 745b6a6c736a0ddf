namespace Nser.Client.Outbox;

/// <summary>Which records; what is <see langword="null"/> does not restrict.</summary>
public sealed record RecordFilter
{
    /// <summary>The state: <see cref="OutboxRecordState.Parked"/>, <see cref="OutboxRecordState.Rejected"/> or <see cref="OutboxRecordState.Pending"/>. Required.</summary>
    public required OutboxRecordState State { get; init; }

    /// <summary>The feed's name. Default all feeds.</summary>
    public string? Feed { get; init; }

    /// <summary>The code of the first finding, or the reason's code. Default all.</summary>
    public string? Code { get; init; }

    /// <summary>Row numbers. Default all.</summary>
    public IReadOnlyList<long>? Ids { get; init; }
}
