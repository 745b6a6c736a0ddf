namespace Nser.Client.Outbox.Stores.Sqlite;

/// <summary>Where the embedded store lives.</summary>
public sealed class SqliteOutboxOptions
{
    /// <summary>The file; it is created with mode 0600, and its folder with mode 0700, where they are missing. On a local disk: locks do not hold on network shares. Required.</summary>
    public required string Path { get; init; }

    /// <summary>How long a call waits for another process that holds the file, 0.1 seconds to 5 minutes; then it fails with a transient <see cref="OutboxStoreException"/>. Default 5 seconds.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(5);
}
