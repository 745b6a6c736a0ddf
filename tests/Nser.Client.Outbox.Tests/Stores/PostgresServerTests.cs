using Nser.Client.Outbox.Tests.Postgres;
using Npgsql;
using Nser.Client.Outbox.Stores;
using Nser.Client.Testing.Postgres;

namespace Nser.Client.Outbox.Tests.Stores;

/// <summary>What only a server can do.</summary>
[Collection(PostgresSuite.Name)]
[Trait("Needs", "Machine")]
public sealed class PostgresServerTests(SharedPostgres postgres) : IAsyncLifetime
{
    private PostgresFixture? empty;

    private PostgresFixture Fixture => empty!;

    public Task InitializeAsync()
    {
        empty = Create();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await Fixture.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Records_in_the_callers_transaction_share_its_fate(bool commits)
    {
        await using var store = Fixture.Another();
        await store.OpenAsync(default);
        await using (var connection = await Fixture.Source.OpenConnectionAsync())
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await using var here = new NpgsqlCommand("select set_config('search_path', @schema, true)", connection, transaction);
            here.Parameters.AddWithValue("schema", Fixture.Schema);
            await here.ExecuteNonQueryAsync();
            await using var business = new NpgsqlCommand("create table payment (id int)", connection, transaction);
            await business.ExecuteNonQueryAsync();
            Assert.All(await store.AddAsync(Some.Feed, Some.Records(3), null, transaction, default), kind => Assert.Equal(EnqueuedKind.Queued, kind));
            Assert.Empty(await Row.AllAsync(store));
            await (commits ? transaction.CommitAsync() : transaction.RollbackAsync());
        }

        Assert.Equal(commits ? 3 : 0, (await Row.AllAsync(store)).Count);
        await using var check = Fixture.Source.CreateCommand($"select to_regclass('{Fixture.Schema}.payment') is not null");
        Assert.Equal(commits, await check.ExecuteScalarAsync());
    }

    [Fact]
    public async Task A_version_taken_in_while_the_older_one_was_being_accepted_replaces_it()
    {
        await using var store = Fixture.Another();
        await store.OpenAsync(default);
        await store.AddAsync(Some.Record("R-1"));
        var (leased, _) = Assert.NotNull(await store.FormAsync());
        await using (var connection = await Fixture.Source.OpenConnectionAsync())
        {
            await using var transaction = await connection.BeginTransactionAsync();
            Assert.Equal([EnqueuedKind.Queued], await store.AddAsync(Some.Feed, [Some.Record("R-1", "second")], null, transaction, default));
            Assert.True(await store.FinishAsync(leased.Lease, Some.Accepted(), default));
            await transaction.CommitAsync();
        }

        Assert.Null(await store.FormAsync());
        var (_, members) = Assert.NotNull(await store.FormAsync(purpose: BatchPurpose.Replace));
        Assert.Equal("R-1", Assert.Single(members).RecordId);
    }

    [Fact]
    public async Task A_transaction_that_would_not_be_durable_or_is_over_is_refused()
    {
        await using var store = Fixture.Another();
        await store.OpenAsync(default);
        await using var connection = await Fixture.Source.OpenConnectionAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using var off = new NpgsqlCommand("set local synchronous_commit = off", connection, transaction);
        await off.ExecuteNonQueryAsync();
        var refused = await Assert.ThrowsAsync<OutboxStoreException>(() => store.AddAsync(Some.Feed, Some.Records(1), null, transaction, default));
        Assert.Contains("synchronous_commit", refused.Message, StringComparison.Ordinal);
        await transaction.RollbackAsync();
        await transaction.DisposeAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => store.AddAsync(Some.Feed, Some.Records(1), null, transaction, default));
    }

    [Theory]
    [InlineData(true, EnqueuedKind.AlreadyQueued)]
    [InlineData(false, EnqueuedKind.Queued)]
    public async Task A_connection_lost_at_the_commit_is_a_passing_fault_and_the_repeat_is_safe(bool arrived, EnqueuedKind onRepeat)
    {
        await using var cutter = new CommitCutter(postgres.Cluster.Port, arrived);
        await using var store = OutboxStores.Postgres(new() { ConnectionString = new NpgsqlConnectionStringBuilder(postgres.Cluster.ConnectionString) { Port = cutter.Port }.ToString(), Schema = Fixture.Schema });
        await store.OpenAsync(default);
        await store.Feeds.OfAsync(Some.Feed, default);
        cutter.Remaining = 0;
        var lost = await Assert.ThrowsAsync<OutboxStoreException>(() => store.AddAsync(Some.Records(5)));
        Assert.Equal((1, true), (cutter.Fired, lost.IsTransient));
        Assert.All(await store.AddAsync(Some.Records(5)), kind => Assert.Equal(onRepeat, kind));
        Assert.Equal(5, (await Row.AllAsync(store)).Count);
    }

    [Fact]
    public async Task A_read_only_server_is_named_and_nothing_is_stored()
    {
        await using (var store = Fixture.Another())
        {
            await store.OpenAsync(default);
        }

        await using var standby = OutboxStores.Postgres(new()
        {
            ConnectionString = new NpgsqlConnectionStringBuilder(postgres.Cluster.ConnectionString) { Options = "-c default_transaction_read_only=on" }.ToString(),
            Schema = Fixture.Schema,
        });
        await standby.OpenAsync(default);
        var refused = await Assert.ThrowsAsync<OutboxStoreException>(() => standby.AddAsync(Some.Records(1)));
        Assert.Contains("read-only", refused.Message, StringComparison.Ordinal);
        Assert.False(refused.IsTransient);
    }

    [Fact]
    public async Task Errors_that_would_repeat_records_are_refused()
    {
        await using var store = OutboxStores.Postgres(new() { ConnectionString = postgres.Cluster.ConnectionString + ";Include Error Detail=true", Schema = Fixture.Schema });
        Assert.Contains("Include Error Detail", (await Assert.ThrowsAsync<OutboxStoreException>(() => store.OpenAsync(default))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nser; drop table x")]
    [InlineData("Nser")]
    [InlineData("")]
    public void A_schema_is_a_plain_name(string schema) =>
        Assert.Throws<ArgumentException>(() => OutboxStores.Postgres(new() { ConnectionString = "Host=x", Schema = schema }));

    [Fact]
    public void One_way_to_connect_is_given() => Assert.Throws<ArgumentException>(() => OutboxStores.Postgres(new()));

    [Fact]
    public async Task The_clock_is_the_servers()
    {
        await using var store = Fixture.Another();
        await store.OpenAsync(default);
        var before = await ServerAsync();
        var now = await store.NowAsync(default);
        Assert.InRange(now.ToUnixTimeMilliseconds(), before, await ServerAsync());
    }

    private PostgresFixture Create() => new(postgres.Cluster);

    private async Task<long> ServerAsync()
    {
        await using var command = Fixture.Source.CreateCommand("select (extract(epoch from clock_timestamp()) * 1000)::bigint");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
