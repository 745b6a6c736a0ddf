using Nser.Client.Outbox.Tests.Postgres;
using Nser.Client.Outbox.Stores.Sql;
using Nser.Client.Outbox.Tests.Stores;

namespace Nser.Client.Outbox.Tests.Status;

/// <summary>Looking is cheap however much was sent: no query of a status page walks through all records.</summary>
public abstract class StatusPlanSuite : StoreSuite
{
    [Fact]
    public async Task Counts_come_from_the_indexes_of_what_is_not_settled()
    {
        await FillAsync();
        var feeds = new SqlOutboxStatus(Store.Database);
        foreach (var (query, index) in ((string, string)[])[
            (feeds.Pending, "nser_record_pending"), (feeds.Staged, "nser_record_staged"), (feeds.Aside, "nser_record_aside"), (feeds.Batched, "nser_record_batch")])
        {
            await UsesAsync(index, query);
        }
    }

    [Fact]
    public async Task Records_and_throughput_are_found_by_index()
    {
        await FillAsync();
        var records = new SqlOutboxStatus(Store.Database);
        await UsesAsync("nser_record_aside", records.QueryOf(new() { State = OutboxRecordState.Parked }), ("after", 0L), ("most", 100));
        await UsesAsync("nser_record_aside", records.QueryOf(new() { State = OutboxRecordState.Parked, Feed = Some.Feed }), ("after", 0L), ("most", 100), ("feed", Some.Feed));
        await UsesAsync("nser_record_pending", records.QueryOf(new() { State = OutboxRecordState.Pending }), ("after", 0L), ("most", 100));
        await UsesAsync("nser_batch_finished", records.Finished, ("from", 0L), ("stretch", 1_000L), ("now", 1L));
    }

    /// <summary>Whether the plan names a walk through all records.</summary>
    private protected abstract bool IsWalk(string plan);

    private protected abstract Task AnalyzeAsync();

    private async Task UsesAsync(string index, string query, params (string, object?)[] values)
    {
        var plan = await Fixture.PlanOfAsync(Store, query, values);
        Assert.True(plan.Contains(index, StringComparison.Ordinal) && !IsWalk(plan), plan);
    }

    // Mostly accepted records, as in every outbox that has run for a while.
    private async Task FillAsync()
    {
        var dialect = Store.Database.Dialect;
        await Store.AddAsync(Some.Record("R-0"));
        await Store.FormAsync();
        await Store.Database.ExecuteAsync(
            $"""
            with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < 50000)
            insert into {dialect.Record} (feed, record_id, content, body, state, purpose, slot, batch, enqueued_at, settled_at)
            select 1, 'S-' || n, {dialect.NoBytes}, {dialect.NoBytes}, case n % 500 when 1 then 0 when 2 then 1 when 3 then 4 when 4 then 6 else 5 end, 0, 1,
                case when n % 500 > 4 then 'batch-' || (n / 500) end, 0, 1 from numbers
            """,
            [],
            default);
        await Store.Database.ExecuteAsync(
            $"""
            with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < 5000)
            insert into {dialect.Batch} (key, feed, standard, purpose, version, organization, generated_at, sha256, members, state, fence, attempts, failures, maybe_applied,
                next_at, created_at, finished_at, accepted, rejected)
            select 'batch-' || n, 1, 0, 0, '2.0', 'ORG-1', '', '', 495, 1, 1, 1, 0, 0, 0, n, n, 495, 0 from numbers
            """,
            [],
            default);
        await AnalyzeAsync();
    }
}

public sealed class SqliteStatusPlanTests : StatusPlanSuite
{
    private protected override Task<StoreFixture> CreateAsync() => Task.FromResult<StoreFixture>(new SqliteFixture());

    // "SEARCH" is by index; a "SCAN" may only go through an index that holds part of the rows.
    private protected override bool IsWalk(string plan) =>
        plan.Split('\n').Any(line => line.Contains("SCAN", StringComparison.Ordinal) && !line.Contains("INDEX", StringComparison.Ordinal) && !line.Contains("feed", StringComparison.Ordinal) && !line.Contains("json_each", StringComparison.Ordinal));

    private protected override Task AnalyzeAsync() => Task.CompletedTask;
}

[Collection(PostgresSuite.Name)]
[Trait("Needs", "Machine")]
public sealed class PostgresStatusPlanTests(SharedPostgres postgres) : StatusPlanSuite
{
    private protected override Task<StoreFixture> CreateAsync() => Task.FromResult<StoreFixture>(new PostgresFixture(postgres.Cluster));

    private protected override bool IsWalk(string plan) => plan.Contains("Seq Scan on nser_record", StringComparison.Ordinal);

    private protected override async Task AnalyzeAsync()
    {
        await using var command = ((PostgresFixture)Fixture).Source.CreateCommand($"analyze {Store.Database.Dialect.Record}; analyze {Store.Database.Dialect.Batch}");
        await command.ExecuteNonQueryAsync();
    }
}
