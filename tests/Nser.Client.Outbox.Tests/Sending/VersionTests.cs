using Nser.Client.Api;
using Nser.Client.Outbox.Tests.Fakes;
using Nser.Client.Sandbox.Seeds;
using Nser.Standards;

namespace Nser.Client.Outbox.Tests.Sending;

/// <summary>Versions that go while records wait.</summary>
public sealed class VersionTests
{
    [Fact]
    public async Task Records_of_a_version_that_was_retired_before_it_was_sent_go_in_another()
    {
        await using var rig = await Rig.StartAsync(version: "");
        var worker = rig.Worker();
        await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(20));
        await worker.Client.Versions.CurrentAsync();
        rig.Sandbox.Versions.Retire(NserApiVersion.V2);

        await worker.DrainAsync(rounds: 3);

        Assert.Contains(rig.Sandbox.Requests, request => request.Problem == ProblemNames.VersionRetired);
        Assert.Equal((20, 1), (rig.Sandbox.Ledger.Count, rig.Sandbox.Ledger.MostApplications));
        Assert.Equal(NserApiVersion.V1, rig.Pushes[^1].Version);
        Assert.Equal(20, await worker.CountAsync(OutboxRecordState.Accepted));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_batch_that_was_lost_in_a_version_that_is_gone_is_read_back_in_the_next_before_anything_is_sent(bool wasApplied)
    {
        await using var rig = await Rig.StartAsync(version: "");
        var fault = wasApplied ? rig.Sandbox.Faults.DropAnswerAfterApplying(on: NserOperation.PushBatch) : rig.Sandbox.Faults.ResetBeforeApplying(on: NserOperation.PushBatch);
        var worker = rig.Worker();
        await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(20));
        await worker.DrainAsync();
        rig.Sandbox.Versions.Retire(NserApiVersion.V2);

        await worker.DrainAsync(rounds: 4);

        Assert.Equal(1, fault.Fired);
        Assert.Equal(20, rig.Sandbox.Requests.Count(request => request.Operation == NserOperation.ReadRecord && request.Version == NserApiVersion.V1));
        Assert.Equal((20, 1), (rig.Sandbox.Ledger.Count, rig.Sandbox.Ledger.MostApplications));
        Assert.Equal(20, await worker.CountAsync(OutboxRecordState.Accepted));
    }

    [Fact]
    public async Task A_record_with_fields_that_the_version_in_use_does_not_have_is_rejected_and_does_not_hold_up_the_others()
    {
        await using var rig = await Rig.StartAsync("1.0");
        var worker = rig.Worker();
        await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(5, 1, NserApiVersion.V2).Concat(SyntheticPeople.EnrollmentLines(5, 2)));

        var report = await worker.DrainAsync();

        Assert.Equal((5, 5), (report.Accepted, report.Rejected));
        Assert.All((await worker.RowsAsync()).Where(row => row.State == OutboxRecordState.Rejected), row => Assert.Equal("NSER-VERSION-FIELD", row.Code));
    }

    [Fact]
    public async Task Where_no_version_is_common_any_more_nothing_is_sent_and_nothing_is_lost()
    {
        await using var rig = await Rig.StartAsync("2.0");
        var worker = rig.Worker();
        await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(5));
        rig.Sandbox.Versions.Retire(NserApiVersion.V2);

        await worker.DrainAsync(rounds: 3);

        Assert.Contains(rig.Sandbox.Requests, request => request.Problem == ProblemNames.VersionRetired);
        Assert.Equal(0, rig.Sandbox.Ledger.Count);
        Assert.Equal(5, (await worker.RowsAsync()).Count(row => row.State is OutboxRecordState.Pending or OutboxRecordState.Batched));
    }
}
