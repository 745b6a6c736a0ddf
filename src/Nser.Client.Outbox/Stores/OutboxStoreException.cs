namespace Nser.Client.Outbox.Stores;

/// <summary>The outbox's store cannot be used: its settings would lose data, its disk is full or fails, its database is away, or its tables are of a newer version.</summary>
/// <remarks>The message says what to do; it never holds content of a record. What was acknowledged before is safe.</remarks>
public sealed class OutboxStoreException : Exception
{
    /// <summary>Creates an error with its message.</summary>
    public OutboxStoreException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an error with its message and cause.</summary>
    public OutboxStoreException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Whether the same call may succeed later without anybody changing anything: the database restarts, another process holds the file.</summary>
    public bool IsTransient { get; init; }
}
