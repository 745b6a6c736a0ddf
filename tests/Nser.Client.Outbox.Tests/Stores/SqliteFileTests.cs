using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;
using Nser.Client.Outbox.Stores;
using Nser.Client.Outbox.Stores.Sqlite;

namespace Nser.Client.Outbox.Tests.Stores;

/// <summary>What only a file can do.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class SqliteFileTests : IAsyncLifetime
{
    private SqliteFixture? empty;

    private SqliteFixture Fixture => empty!;

    public Task InitializeAsync()
    {
        empty = Create();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await Fixture.DisposeAsync();

    [Fact]
    public async Task Nobody_but_the_owner_reads_the_file_its_side_files_and_its_folder()
    {
        await using var store = Fixture.Another();
        await store.OpenAsync(default);
        await store.AddAsync(Some.Records(1));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Fixture.Folder));
        var files = Directory.GetFiles(Fixture.Folder);
        Assert.Contains(files, file => file.EndsWith("-wal", StringComparison.Ordinal));
        Assert.All(files, file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
    }

    [Fact]
    public async Task A_file_that_others_could_read_is_closed_to_them()
    {
        Directory.CreateDirectory(Fixture.Folder);
        await File.WriteAllBytesAsync(Fixture.File, []);
        File.SetUnixFileMode(Fixture.File, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        await using var store = Fixture.Another();
        await store.OpenAsync(default);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Fixture.File));
    }

    [Fact]
    public async Task Every_connection_is_durable()
    {
        await using var store = Fixture.Another();
        await store.OpenAsync(default);
        foreach (var (setting, value) in (IReadOnlyList<(string, string)>)[("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1"), ("secure_delete", "1")])
        {
            Assert.Equal(value, await store.Database.WriteAsync(session => session.FirstAsync($"pragma {setting}", [], reader => reader.GetString(0), default), default));
            Assert.Equal(value, await store.Database.ReadAsync(session => session.FirstAsync($"pragma {setting}", [], reader => reader.GetString(0), default), default));
        }
    }

    [Fact]
    public async Task A_file_that_another_process_holds_is_a_passing_fault_and_nothing_is_lost()
    {
        await using var patient = Fixture.Another();
        await patient.OpenAsync(default);
        await using var store = OutboxStores.Sqlite(new SqliteOutboxOptions { Path = Fixture.File, BusyTimeout = TimeSpan.FromSeconds(0.1) }, Fixture.Clock);
        await store.OpenAsync(default);
        using (var other = new SqliteConnection($"Data Source={Fixture.File};Pooling=False"))
        {
            await other.OpenAsync();
            await using var held = await other.BeginTransactionAsync();
            var refused = await Assert.ThrowsAsync<OutboxStoreException>(() => store.AddAsync(Some.Records(1)));
            Assert.True(refused.IsTransient);
        }

        Assert.Equal([EnqueuedKind.Queued], await store.AddAsync(Some.Records(1)));
    }

    [Fact]
    public async Task A_file_that_is_no_outbox_is_left_alone()
    {
        Directory.CreateDirectory(Fixture.Folder);
        var letter = new string('x', 5000);
        await File.WriteAllTextAsync(Fixture.File, letter);
        await using var store = Fixture.Another();
        var refused = await Assert.ThrowsAsync<OutboxStoreException>(() => store.OpenAsync(default));
        Assert.False(refused.IsTransient);
        Assert.Equal(letter, await File.ReadAllTextAsync(Fixture.File));
    }

    [Fact]
    public async Task A_transaction_of_the_caller_is_refused()
    {
        await using var store = Fixture.Another();
        await store.OpenAsync(default);
        using var other = new SqliteConnection("Data Source=:memory:");
        await other.OpenAsync();
        await using var transaction = await other.BeginTransactionAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => store.AddAsync(Some.Feed, Some.Records(1), null, transaction, default));
    }

    [Fact]
    public async Task A_call_that_was_cancelled_stored_nothing()
    {
        await using var store = Fixture.Another();
        await store.OpenAsync(default);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.AddAsync(Some.Feed, Some.Records(1), null, null, new CancellationToken(canceled: true)));
        Assert.Empty(await Row.AllAsync(store));
    }

    private static SqliteFixture Create() => new();
}
