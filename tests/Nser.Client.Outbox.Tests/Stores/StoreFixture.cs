using Nser.Client.Outbox.Stores.Sql;

namespace Nser.Client.Outbox.Tests.Stores;

/// <summary>An empty database of one kind, and what a test must do to it that no store offers.</summary>
internal abstract class StoreFixture : IAsyncDisposable
{
    /// <summary>Another store on the same database, as another process would have it; not opened yet.</summary>
    internal abstract SqlOutboxStore Another();

    /// <summary>Lets time pass on the store's clock.</summary>
    internal abstract Task LetPassAsync(TimeSpan time);

    /// <summary>How the database would run the statement, as text.</summary>
    internal abstract Task<string> PlanOfAsync(SqlOutboxStore store, string sql, params (string Name, object? Value)[] values);

    public abstract ValueTask DisposeAsync();
}
