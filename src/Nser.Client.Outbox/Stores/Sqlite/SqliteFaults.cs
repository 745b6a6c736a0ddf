using Microsoft.Data.Sqlite;

namespace Nser.Client.Outbox.Stores.Sqlite;

/// <summary>What SQLite's errors mean for who uses the outbox.</summary>
internal static class SqliteFaults
{
    // https://sqlite.org/rescode.html
    private const int Busy = 5, Locked = 6, ReadOnly = 8, InputOutput = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    internal static OutboxStoreException Of(SqliteException fault, string path) => new(Meaning(fault.SqliteErrorCode, path), fault)
    {
        IsTransient = fault.SqliteErrorCode is Busy or Locked,
    };

    private static string Meaning(int code, string path) => code switch
    {
        Busy or Locked => $"Another process holds the outbox file {path}. Nothing was changed; try again, and let one worker serve a file.",
        ReadOnly => $"The outbox file {path} is read-only. Give this account the right to write it and its folder.",
        InputOutput => $"The disk under the outbox file {path} failed (SQLite error 10). What was acknowledged before is kept; check the disk, then restart.",
        Corrupt or NotADatabase => $"The outbox file {path} is damaged or no outbox. Put it aside, restore the last copy, and enqueue again what came since.",
        Full => $"The disk under the outbox file {path} is full. Nothing of this call was stored; free space and call again.",
        CannotOpen => $"The outbox file {path} cannot be opened. Check that its folder exists and this account may use it.",
        _ => $"The outbox file {path} cannot be used (SQLite error {code}).",
    };
}
