using Nser.Client.Api;
using Nser.Client.Outbox.Tests.Fakes;
using Nser.Client.Sandbox.Seeds;

namespace Nser.Client.Outbox.Tests.Sending;

/// <summary>What a lost answer means at each level of what a server offers for safe repeats.</summary>
public sealed class SafeRepeatTests
{
    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    public async Task Where_nothing_is_offered_a_lost_batch_is_in_doubt_and_never_sent_again(string version)
    {
        await using var rig = await Rig.StartAsync(version, SafeRepeat.None);
        var lost = rig.Sandbox.Faults.DropAnswerAfterApplying(on: NserOperation.PushBatch);
        var worker = rig.Worker();
        await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(20));

        var report = await worker.DrainAsync(rounds: 4);

        Assert.Equal(1, lost.Fired);
        Assert.Equal(20, report.InDoubt);
        Assert.Single(rig.Pushes);
        Assert.All(await worker.RowsAsync(), row => Assert.Equal((OutboxRecordState.InDoubt, OutboxCodes.InDoubt), (row.State, row.Code)));
        Assert.Equal(1, rig.Sandbox.Ledger.MostApplications);
    }

    [Theory]
    [InlineData(NotStoredAction.Keep, OutboxRecordState.InDoubt)]
    [InlineData(NotStoredAction.SendAgain, OutboxRecordState.Pending)]
    [InlineData(NotStoredAction.Park, OutboxRecordState.Parked)]
    public async Task What_the_registry_does_not_hold_goes_the_way_that_the_person_says(NotStoredAction action, OutboxRecordState expected)
    {
        await using var rig = await Rig.StartAsync(repeats: SafeRepeat.None);
        var reset = rig.Sandbox.Faults.ResetBeforeApplying(on: NserOperation.PushBatch);
        var worker = rig.Worker();
        await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(5));
        await worker.DrainAsync();

        var report = await worker.Outbox.ReconcileAsync(Assert.Single(rig.Keys), action);

        Assert.Equal(1, reset.Fired);
        Assert.Equal(new ReconcileReport(0, 0, 5), report);
        Assert.Equal(5, await worker.CountAsync(expected));
        await worker.DrainAsync();
        Assert.Equal(action == NotStoredAction.SendAgain ? 5 : 0, rig.Sandbox.Ledger.Count);
    }

    [Fact]
    public async Task Whoever_prefers_two_applications_to_a_doubt_can_have_the_batch_sent_again()
    {
        await using var rig = await Rig.StartAsync(repeats: SafeRepeat.None);
        rig.Sandbox.Faults.DropAnswerAfterApplying(on: NserOperation.PushBatch);
        var worker = rig.Worker(options => options.InDoubt = InDoubtPolicy.Resend);
        await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(5));

        await worker.DrainAsync(rounds: 3);

        Assert.Equal(5, await worker.CountAsync(OutboxRecordState.Accepted));
        Assert.Equal(2, rig.Sandbox.Ledger.MostApplications);
    }

    [Fact]
    public async Task Where_records_can_be_looked_up_a_lost_batch_is_read_back_and_not_sent_again()
    {
        await using var rig = await Rig.StartAsync(repeats: SafeRepeat.Lookup);
        var lost = rig.Sandbox.Faults.DropAnswerAfterApplying(on: NserOperation.PushBatch);
        var worker = rig.Worker();
        await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(20));

        await worker.DrainAsync(rounds: 3);

        Assert.Equal(1, lost.Fired);
        Assert.Single(rig.Pushes);
        Assert.Equal(20, await worker.CountAsync(OutboxRecordState.Accepted));
        Assert.Equal(1, rig.Sandbox.Ledger.MostApplications);
    }

    [Fact]
    public async Task Where_records_can_be_looked_up_and_are_not_there_they_go_in_a_new_batch()
    {
        await using var rig = await Rig.StartAsync(repeats: SafeRepeat.Lookup);
        var reset = rig.Sandbox.Faults.ResetBeforeApplying(on: NserOperation.PushBatch);
        var worker = rig.Worker();
        await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(20));

        await worker.DrainAsync(rounds: 3);

        Assert.Equal(1, reset.Fired);
        Assert.Equal(2, rig.Keys.Distinct().Count());
        Assert.Equal((20, 1), (rig.Sandbox.Ledger.Count, rig.Sandbox.Ledger.MostApplications));
    }

    [Fact]
    public async Task Where_the_server_tells_records_apart_by_their_id_the_same_batch_goes_again()
    {
        await using var rig = await Rig.StartAsync(repeats: SafeRepeat.UpsertByRecordId);
        var lost = rig.Sandbox.Faults.DropAnswerAfterApplying(times: 2, on: NserOperation.PushBatch);
        var worker = rig.Worker();
        await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(20));

        await worker.DrainAsync(rounds: 4);

        Assert.Equal(2, lost.Fired);
        Assert.Equal(3, rig.Pushes.Count);
        Assert.Equal((20, 1, 40), (rig.Sandbox.Ledger.Count, rig.Sandbox.Ledger.MostApplications, rig.Sandbox.Ledger.Duplicates));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Past_the_time_that_the_registry_remembers_keys_a_lost_batch_is_read_back_first(bool wasApplied)
    {
        await using var rig = await Rig.StartAsync();
        var fault = wasApplied ? rig.Sandbox.Faults.DropAnswerAfterApplying(on: NserOperation.PushBatch) : rig.Sandbox.Faults.ResetBeforeApplying(on: NserOperation.PushBatch);
        var worker = rig.Worker(options => options.KeyWindow = TimeSpan.FromHours(1));
        await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(10));
        await worker.DrainAsync();
        rig.Clock.Move(TimeSpan.FromHours(2));

        await worker.DrainAsync();

        Assert.Equal(1, fault.Fired);
        Assert.Equal(10, rig.Sandbox.Requests.Count(request => request.Operation == NserOperation.ReadRecord));
        Assert.Equal(wasApplied ? 1 : 2, rig.Keys.Distinct().Count());
        Assert.Equal((10, 1), (rig.Sandbox.Ledger.Count, rig.Sandbox.Ledger.MostApplications));
        Assert.Equal(10, await worker.CountAsync(OutboxRecordState.Accepted));
    }
}
