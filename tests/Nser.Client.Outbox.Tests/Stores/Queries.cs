using Nser.Client.Outbox.Stores.Postgres;
using Nser.Client.Outbox.Stores.Sql;

namespace Nser.Client.Outbox.Tests.Stores;

/// <summary>The queries that run all day, each with values and the index that it must use.</summary>
internal static class Queries
{
    internal static IEnumerable<(string Sql, (string Name, object? Value)[] Values, string Index)> Of(SqlOutboxStore store)
    {
        var dialect = store.Database.Dialect;
        var intake = new PostgresIntake(store.Database, store.Feeds);
        string[] ids = [.. Enumerable.Range(0, 500).Select(number => $"R-{number}")];
        long[] rows = [.. Enumerable.Range(0, 500)];
        var key = Guid.CreateVersion7().ToString();
        (string Name, object? Value)[] known = [("feed", 1L), ("ids", ids)];
        (string Name, object? Value)[] members = [("key", key), ("ids", rows)];

        yield return (intake.Known, known, "nser_record_open");
        yield return (intake.Rejected, known, "nser_record_rejected");
        yield return (intake.Known, known, dialect.In("x", "ids").Contains("json_each", StringComparison.Ordinal) ? "primary key" : "nser_accepted_pkey");
        yield return (store.Candidates, [("feed", 1L), ("purpose", 0), ("most", 500)], "nser_record_pending");
        yield return (store.Candidates, [("feed", 1L), ("purpose", 0), ("most", 500)], "nser_record_open");
        yield return (store.Members, [("key", key)], "nser_record_batch");
        yield return (store.Accept, members, "nser_record");
        yield return (store.ReplaceNow, members, "nser_record_open");
    }
}
