using Microsoft.Data.Sqlite;
using Nser.Client.Api;
using Nser.Client.Outbox.Tests.Fakes;
using Nser.Client.Sandbox.Seeds;

namespace Nser.Client.Outbox.Tests.Sending;

/// <summary>An outbox that was restored from a backup knows less than the registry (P16).</summary>
public sealed class RestoredFileTests
{
    [Fact]
    public async Task After_an_older_copy_is_restored_its_batches_go_again_under_their_keys_and_nothing_is_stored_twice()
    {
        await using var rig = await Rig.StartAsync();
        var lost = rig.Sandbox.Faults.DropAnswerAfterApplying(times: 2, on: NserOperation.PushBatch);
        var worker = rig.Worker(options => (options.BatchSize, options.MaxConcurrency) = (10, 1));
        var lines = SyntheticPeople.EnrollmentLines(50);
        await worker.EnqueueAsync(lines.Take(20));
        await worker.DrainAsync();
        await worker.EnqueueAsync(lines.Take(30));
        var copy = Path.Combine(Path.GetDirectoryName(rig.File)!, "restored.db");
        Copy(rig.File, copy);
        await worker.EnqueueAsync(lines);
        await worker.DrainAsync(rounds: 3);
        Assert.Equal((2, 50, 5), (lost.Fired, rig.Sandbox.Ledger.Count, rig.Keys.Distinct().Count()));
        var (replays, keys) = (rig.Sandbox.Ledger.Replays, rig.Keys.Take(2).ToList());

        var restored = rig.Worker(file: copy);
        await restored.EnqueueAsync(lines);
        await restored.DrainAsync(rounds: 3);

        Assert.Equal(replays + 2, rig.Sandbox.Ledger.Replays);
        Assert.All(keys, key => Assert.Equal(3, rig.Keys.Count(sent => sent == key)));
        Assert.Equal((50, 1, 30), (rig.Sandbox.Ledger.Count, rig.Sandbox.Ledger.MostApplications, rig.Sandbox.Ledger.Duplicates));
        Assert.Equal(50, await restored.CountAsync(OutboxRecordState.Accepted));
    }

    private static void Copy(string from, string to)
    {
        using var source = new SqliteConnection($"Data Source={from};Mode=ReadOnly;Pooling=False");
        using var target = new SqliteConnection($"Data Source={to};Pooling=False");
        source.Open();
        target.Open();
        source.BackupDatabase(target);
    }
}
