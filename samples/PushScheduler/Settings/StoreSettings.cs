namespace Nser.PushScheduler.Settings;

/// <summary>Where the outbox and the slot ledger live.</summary>
internal sealed class StoreSettings
{
    /// <summary>Default <see cref="StoreKind.Sqlite"/>.</summary>
    public StoreKind Kind { get; set; } = StoreKind.Sqlite;

    /// <summary>PostgreSQL: a file that holds the connection string alone, closed to others. Required for PostgreSQL.</summary>
    public string? ConnectionStringFile { get; set; }
}

/// <summary>Which database.</summary>
internal enum StoreKind
{
    /// <summary>A file in the data folder, for one worker.</summary>
    Sqlite,

    /// <summary>A server, for one worker or several that share the work.</summary>
    Postgres,
}
