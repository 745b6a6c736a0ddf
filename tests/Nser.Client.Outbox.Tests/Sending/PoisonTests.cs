using Nser.Client.Outbox.Tests.Fakes;
using Nser.Client.Sandbox.Seeds;

namespace Nser.Client.Outbox.Tests.Sending;

/// <summary>A record on which the server breaks is found by halves and does not hold up the others (P27); an outage is not mistaken for one.</summary>
public sealed class PoisonTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(37)]
    [InlineData(63)]
    public async Task A_record_on_which_the_server_breaks_is_alone_after_log2_n_divisions(int place)
    {
        await using var rig = Rig.For();
        var lines = SyntheticPeople.EnrollmentLines(64);
        var poison = StubRegistry.StubPush.IdOf(lines[place]);
        var failures = 0;
        await using var registry = new StubRegistry((registry, push) =>
        {
            if (push.Ids.Contains(poison))
            {
                failures++;
                return StubReplies.Failed();
            }

            registry.Store(push, _ => true);
            return push.Stored();
        });
        var worker = rig.Worker(options => (options.FailuresBeforeSplit, options.MaxConcurrency) = (1, 1), options => options.BaseAddress = registry.Address);
        await worker.EnqueueAsync(lines);

        await worker.DrainAsync(rounds: 20);

        var parked = Assert.Single(await worker.RowsAsync(), row => row.State != OutboxRecordState.Accepted);
        Assert.Equal((poison, OutboxRecordState.Parked, OutboxCodes.Poison), (parked.RecordId, parked.State, parked.Code));
        Assert.Equal((63, 1), (registry.Count, registry.MostTimes));
        Assert.InRange(failures, 5, 10);
    }

    [Fact]
    public async Task A_batch_fails_a_few_times_before_a_record_of_it_is_suspected()
    {
        await using var rig = Rig.For();
        await using var registry = new StubRegistry((registry, push) =>
        {
            if (push.Number <= 2)
            {
                return StubReplies.Failed();
            }

            registry.Store(push, _ => true);
            return push.Stored();
        });
        var worker = rig.Worker(client: options => options.BaseAddress = registry.Address);
        await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(8));

        await worker.DrainAsync(rounds: 5);

        Assert.Equal(3, registry.Pushes.Count);
        Assert.Single(registry.Pushes.Select(push => push.Key).Distinct());
        Assert.Equal((8, 1), (registry.Count, registry.MostTimes));
    }

    [Fact]
    public async Task While_the_server_fails_on_everything_no_record_is_parked_and_the_backlog_is_not_taken_apart()
    {
        await using var rig = Rig.For();
        var isDown = true;
        await using var registry = new StubRegistry((registry, push) =>
        {
            if (isDown)
            {
                return StubReplies.Failed();
            }

            registry.Store(push, _ => true);
            return push.Stored();
        });
        var worker = rig.Worker(options => (options.BatchSize, options.FailuresBeforeSplit) = (20, 1), options => options.BaseAddress = registry.Address);
        await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(400));

        await worker.DrainAsync(rounds: 12);
        Assert.Equal(0, await worker.CountAsync(OutboxRecordState.Parked));
        Assert.InRange(registry.Pushes.Select(push => push.Key).Distinct().Count(), 20, 60);
        isDown = false;
        await worker.DrainAsync(rounds: 12);

        Assert.Equal((400, 1), (registry.Count, registry.MostTimes));
        Assert.Equal(400, await worker.CountAsync(OutboxRecordState.Accepted));
    }

    [Fact]
    public async Task What_a_failing_server_stored_all_the_same_is_not_sent_under_another_key()
    {
        await using var rig = Rig.For();
        await using var registry = new StubRegistry((registry, push) =>
        {
            registry.Store(push, _ => push.Number == 1);
            return push.Number == 1 ? StubReplies.Failed() : push.Stored();
        });
        var worker = rig.Worker(options => options.FailuresBeforeSplit = 1, options => options.BaseAddress = registry.Address);
        await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(8));

        await worker.DrainAsync(rounds: 5);

        Assert.Single(registry.Pushes);
        Assert.Equal((8, 1, 8), (registry.Count, registry.MostTimes, registry.Reads));
        Assert.Equal(8, await worker.CountAsync(OutboxRecordState.Accepted));
    }
}
