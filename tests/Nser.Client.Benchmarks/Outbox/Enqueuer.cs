namespace Nser.Client.Benchmarks.Outbox;

/// <summary>One way to put records on stable storage, 500 in a transaction.</summary>
internal abstract class Enqueuer : IAsyncDisposable
{
    /// <summary>How it is called in the output.</summary>
    internal abstract string Name { get; }

    /// <summary>Makes the table.</summary>
    internal abstract Task OpenAsync();

    /// <summary>Stores the records in one transaction; returns when they are durable.</summary>
    internal abstract Task AddAsync(IReadOnlyList<OutboxRow> rows);

    /// <summary>How many records are stored.</summary>
    internal abstract Task<long> CountAsync();

    public abstract ValueTask DisposeAsync();
}

/// <summary>A record to store.</summary>
internal sealed record OutboxRow(string RecordId, byte[] Json);
