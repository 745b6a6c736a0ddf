using System.Net.Sockets;
using Npgsql;

namespace Nser.Client.Outbox.Stores.Postgres;

/// <summary>What PostgreSQL's errors mean for who uses the outbox.</summary>
internal static class PostgresFaults
{
    /// <summary>Whether the error is the database's or the way to it, and not the caller's.</summary>
    internal static bool IsOne(Exception fault) => fault is NpgsqlException or SocketException or IOException or TimeoutException;

    /// <summary>Whether two transactions were in each other's way: the one that was rolled back may run again at once.</summary>
    internal static bool IsCollision(Exception fault) => fault is PostgresException
    {
        SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation,
    };

    internal static OutboxStoreException Of(Exception fault) => fault is PostgresException answer ? Answered(answer) : new(
        "The connection to the outbox's database failed. Whether the last change was stored is not known: repeat the call, that is safe.", fault)
    {
        IsTransient = true,
    };

    private static OutboxStoreException Answered(PostgresException fault) => new(Meaning(fault.SqlState), fault) { IsTransient = IsPassing(fault.SqlState) };

    private static string Meaning(string code) => code switch
    {
        PostgresErrorCodes.DiskFull => "The disk of the outbox's database is full (53100). Nothing of this call was stored; free space and call again.",
        PostgresErrorCodes.ReadOnlySqlTransaction => "The outbox's database is read-only (25006): a standby, or default_transaction_read_only is on. Connect to the primary server.",
        PostgresErrorCodes.InsufficientPrivilege => "The outbox's account lacks a right (42501). Grant it usage of the schema and all rights on its tables.",
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.InvalidSchemaName => $"The outbox's tables are missing or changed ({code}). Open the outbox once with an account that may create them.",
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => $"The outbox's database refused the login ({code}).",
        _ => $"The outbox's database refused the call (SQLSTATE {code}). Nothing of it was stored.",
    };

    // https://www.postgresql.org/docs/current/errcodes-appendix.html: 08 connection, 40 rolled back, 53 resources, 55 in use, 57 operator, 58 system.
    // A server that is full or read-only does not mend itself.
    private static bool IsPassing(string code) => code is not PostgresErrorCodes.DiskFull && code[..2] is "08" or "40" or "55" or "57" || code is PostgresErrorCodes.TooManyConnections;
}
