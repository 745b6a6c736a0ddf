using Nser.Client.Outbox.Tests.Postgres;
using Nser.Client.Api;
using Nser.Client.Outbox.Stores;
using Nser.Client.Outbox.Tests.Fakes;
using Nser.Client.Outbox.Tests.Stores;
using Nser.Client.Sandbox.Seeds;

namespace Nser.Client.Outbox.Tests.Sending;

/// <summary>What sending promises on either store: lost answers, workers that die, freeze or work side by side, replacements (P3, P4, P5, P7).</summary>
public abstract class SendingSuite
{
    private static readonly IReadOnlyList<string> Lines = SyntheticPeople.EnrollmentLines(10);

    /// <summary>Two that form batches at the same moment may share what waits.</summary>
    private static void OneAtATime(OutboxOptions options) => options.MaxConcurrency = 1;

    private protected abstract StoreFixture? NewStore();

    private Task<Rig> StartAsync(string version = "2.0", SafeRepeat repeats = SafeRepeat.IdempotencyKey) => Rig.StartAsync(version, repeats, stores: NewStore());

    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    public async Task A_batch_whose_answer_was_lost_goes_again_under_its_key_and_is_stored_once(string version)
    {
        await using var rig = await StartAsync(version);
        var lost = rig.Sandbox.Faults.DropAnswerAfterApplying(times: 2, on: NserOperation.PushBatch);
        var worker = rig.Worker(OneAtATime);
        await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(50));

        var report = await worker.DrainAsync(rounds: 5);

        Assert.Equal(2, lost.Fired);
        Assert.Equal(50, report.Accepted);
        Assert.Equal((50, 1, 2), (rig.Sandbox.Ledger.Count, rig.Sandbox.Ledger.MostApplications, rig.Sandbox.Ledger.Replays));
        Assert.Single(rig.Keys.Distinct());
        Assert.Single(rig.Pushes.Select(push => Convert.ToBase64String(push.Body.Span)).Distinct());
    }

    [Fact]
    public async Task A_person_reconciles_a_batch_in_doubt_and_what_is_stored_counts_as_accepted()
    {
        await using var rig = await StartAsync(repeats: SafeRepeat.None);
        rig.Sandbox.Faults.DropAnswerAfterApplying(on: NserOperation.PushBatch);
        var worker = rig.Worker(OneAtATime);
        await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(20));
        await worker.DrainAsync();
        var key = Assert.Single(rig.Keys);

        var report = await worker.Outbox.ReconcileAsync(key, NotStoredAction.Keep);

        Assert.Equal(new ReconcileReport(20, 0, 0), report);
        Assert.Equal(20, await worker.CountAsync(OutboxRecordState.Accepted));
        Assert.Null(await worker.Outbox.ReconcileAsync(key, NotStoredAction.Keep));
    }

    [Fact]
    public async Task A_batch_of_a_worker_that_died_before_sending_is_taken_over_under_its_key_when_the_lease_is_over()
    {
        await using var rig = await StartAsync();
        var dead = rig.Worker(OneAtATime, seam: store => new DiesAfterForming(store));
        await dead.EnqueueAsync(SyntheticPeople.EnrollmentLines(20));
        await Assert.ThrowsAsync<InvalidOperationException>(dead.DrainAsync);
        var key = (await dead.RowsAsync())[0].Batch;
        var other = rig.Worker();

        await other.DrainAsync();
        Assert.Empty(rig.Pushes);
        await rig.LetPassAsync(TimeSpan.FromSeconds(31));
        await other.DrainAsync();

        Assert.Equal(key, Assert.Single(rig.Keys));
        Assert.Equal((20, 1), (rig.Sandbox.Ledger.Count, rig.Sandbox.Ledger.MostApplications));
    }

    [Fact]
    public async Task A_batch_of_a_worker_that_died_after_the_answer_is_replayed_and_gets_the_first_answer_again()
    {
        await using var rig = await StartAsync();
        var dead = rig.Worker(options => options.MaxConcurrency = 1, seam: store => new DiesBeforeFinishing(store));
        await dead.EnqueueAsync(SyntheticPeople.EnrollmentLines(20));
        await Assert.ThrowsAsync<InvalidOperationException>(dead.DrainAsync);
        Assert.Equal(20, rig.Sandbox.Ledger.Count);
        await rig.LetPassAsync(TimeSpan.FromSeconds(31));

        await rig.Worker().DrainAsync();

        Assert.Equal((1, 1), (rig.Sandbox.Ledger.Replays, rig.Sandbox.Ledger.MostApplications));
        Assert.Single(rig.Keys.Distinct());
        Assert.Equal(20, await dead.CountAsync(OutboxRecordState.Accepted));
    }

    [Fact]
    public async Task A_worker_that_froze_beyond_its_lease_is_fenced_and_what_it_found_out_is_not_written()
    {
        await using var rig = await StartAsync();
        var other = rig.Worker();
        var frozen = rig.Worker(options => options.MaxConcurrency = 1, seam: store => new FreezesBeforeFinishing(store, async () =>
        {
            await rig.LetPassAsync(TimeSpan.FromSeconds(31));
            await other.DrainAsync();
        }));
        await frozen.EnqueueAsync(SyntheticPeople.EnrollmentLines(20));

        var report = await frozen.DrainAsync();

        Assert.Equal(1, rig.Logged("FENCED"));
        Assert.Equal(0, report.Accepted);
        Assert.Equal((1, 1), (rig.Sandbox.Ledger.Replays, rig.Sandbox.Ledger.MostApplications));
        Assert.Single(rig.Keys.Distinct());
        Assert.Equal(20, await other.CountAsync(OutboxRecordState.Accepted));
    }

    [Fact]
    public async Task Two_workers_share_the_work_and_nothing_is_sent_by_both()
    {
        await using var rig = await StartAsync();
        var workers = new[] { rig.Worker(options => options.BatchSize = 20), rig.Worker(options => options.BatchSize = 20) };
        await workers[0].EnqueueAsync(SyntheticPeople.EnrollmentLines(800));

        var reports = await Task.WhenAll(workers.Select(worker => worker.DrainAsync()));

        Assert.All(reports, report => Assert.True(report.Batches > 0, report.ToString()));
        Assert.Equal(800, reports.Sum(report => report.Accepted));
        Assert.InRange(rig.Keys.Count, 40, 800);
        Assert.Equal(rig.Keys.Count, rig.Keys.Distinct().Count());
        Assert.Equal((800, 1, 0), (rig.Sandbox.Ledger.Count, rig.Sandbox.Ledger.MostApplications, rig.Sandbox.Ledger.Duplicates));
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    public async Task A_changed_record_is_put_in_place_of_the_old_one(string version)
    {
        await using var rig = await StartAsync(version);
        var worker = rig.Worker();
        await worker.EnqueueAsync(Lines);
        await worker.DrainAsync();

        var report = await worker.EnqueueAsync(Lines.Select((line, place) => place < 4 ? RefusalTests.Changed(line) : line));
        await worker.DrainAsync();

        Assert.Equal((4, 6), (report.Count(EnqueuedKind.Queued), report.Count(EnqueuedKind.Unchanged)));
        Assert.Equal(4, rig.Sandbox.Requests.Count(request => request.Operation == NserOperation.ReplaceRecord));
        Assert.Equal(4, rig.Sandbox.Ledger.Records.Count(record => record.Revision == 2 && record.Json.Contains("Changed Name", StringComparison.Ordinal)));
        Assert.Equal(0, rig.Sandbox.Ledger.Conflicts);
        Assert.Equal(14, await worker.CountAsync(OutboxRecordState.Accepted));
    }

    [Fact]
    public async Task A_replacement_whose_answer_was_lost_is_repeated_and_changes_nothing_twice()
    {
        await using var rig = await StartAsync();
        var worker = rig.Worker();
        await worker.EnqueueAsync(Lines);
        await worker.DrainAsync();
        var lost = rig.Sandbox.Faults.DropAnswerAfterApplying(times: 2, on: NserOperation.ReplaceRecord);
        await worker.EnqueueAsync(Lines.Select(RefusalTests.Changed));

        await worker.DrainAsync(rounds: 5);

        Assert.Equal(2, lost.Fired);
        Assert.All(rig.Sandbox.Ledger.Records, record => Assert.Equal(2, record.Revision));
        Assert.Equal(20, await worker.CountAsync(OutboxRecordState.Accepted));
    }

    private sealed class DiesAfterForming(IOutboxStore inner) : StoreSeam(inner)
    {
        public override async Task<(LeasedBatch Leased, IReadOnlyList<Nser.Client.Outbox.StoredRecord> Members)?> FormAsync(
            ClaimTerms terms, string feed, BatchPurpose purpose, int most, long mostBytes, Func<IReadOnlyList<Nser.Client.Outbox.StoredRecord>, FormedBatch> form, CancellationToken cancellationToken) =>
            await Inner.FormAsync(terms, feed, purpose, most, mostBytes, form, cancellationToken) is { } ? throw new InvalidOperationException("died") : null;
    }

    private sealed class DiesBeforeFinishing(IOutboxStore inner) : StoreSeam(inner)
    {
        public override Task<bool> FinishAsync(BatchLease lease, BatchSettlement settlement, CancellationToken cancellationToken) => throw new InvalidOperationException("died");
    }

    private sealed class FreezesBeforeFinishing(IOutboxStore inner, Func<Task> meanwhile) : StoreSeam(inner)
    {
        private bool hasFrozen;

        public override async Task<bool> FinishAsync(BatchLease lease, BatchSettlement settlement, CancellationToken cancellationToken)
        {
            if (!hasFrozen)
            {
                hasFrozen = true;
                await meanwhile();
            }

            return await Inner.FinishAsync(lease, settlement, cancellationToken);
        }
    }
}

public sealed class SqliteSendingTests : SendingSuite
{
    private protected override StoreFixture? NewStore() => null;
}

[Collection(PostgresSuite.Name)]
[Trait("Needs", "Machine")]
public sealed class PostgresSendingTests(SharedPostgres postgres) : SendingSuite
{
    private protected override StoreFixture? NewStore() => new PostgresFixture(postgres.Cluster);
}
