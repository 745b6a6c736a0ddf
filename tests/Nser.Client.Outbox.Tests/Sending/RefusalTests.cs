using System.Text.Json.Nodes;
using Nser.Client.Api;
using Nser.Client.Outbox.Tests.Fakes;
using Nser.Client.Sandbox.Seeds;

namespace Nser.Client.Outbox.Tests.Sending;

/// <summary>What the registry does not take (P24, P25).</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    public async Task Records_that_the_registry_knows_otherwise_are_parked_and_the_others_are_stored_once(string version)
    {
        await using var rig = await Rig.StartAsync(version);
        await rig.Worker().Client.Enrollments.PushAsync(SyntheticPeople.Enrollments(3));
        var worker = rig.Worker();
        string[] lines = [.. SyntheticPeople.EnrollmentLines(60).Select((line, place) => place < 3 ? Changed(line) : line)];
        await worker.EnqueueAsync(lines);

        var report = await worker.DrainAsync(rounds: 3);

        Assert.Equal((57, 3), (report.Accepted, report.Parked));
        Assert.Equal((60, 1), (rig.Sandbox.Ledger.Count, rig.Sandbox.Ledger.MostApplications));
        Assert.True(rig.Sandbox.Ledger.Conflicts >= 3);
        Assert.All(await worker.RowsAsync(), row => Assert.Equal(
            Array.IndexOf(lines, row.Body) is >= 0 and < 3 ? (OutboxRecordState.Parked, OutboxCodes.Conflict) : (OutboxRecordState.Accepted, null), (row.State, row.Code)));
    }

    [Fact]
    public async Task By_policy_a_record_that_the_registry_knows_otherwise_replaces_it()
    {
        await using var rig = await Rig.StartAsync();
        await rig.Worker().Client.Enrollments.PushAsync(SyntheticPeople.Enrollments(2));
        var worker = rig.Worker(options => options.Conflicts = ConflictPolicy.Replace);
        await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(2).Select(Changed));

        await worker.DrainAsync(rounds: 3);

        Assert.Equal(2, await worker.CountAsync(OutboxRecordState.Accepted));
        Assert.All(rig.Sandbox.Ledger.Records, record => Assert.Equal(2, record.Revision));
    }

    [Fact]
    public async Task What_the_registry_objects_to_is_rejected_with_its_code_and_the_rest_goes_again_in_a_new_batch()
    {
        await using var rig = Rig.For();
        await using var registry = new StubRegistry((registry, push) =>
        {
            if (push.Number == 1)
            {
                return StubReplies.Refused(push, 2, 4);
            }

            registry.Store(push, _ => true);
            return push.Stored();
        });
        var worker = rig.Worker(client: options => options.BaseAddress = registry.Address);
        await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(8));

        var report = await worker.DrainAsync();

        Assert.Equal((6, 2), (report.Accepted, report.Rejected));
        Assert.Equal((6, 1), (registry.Count, registry.MostTimes));
        Assert.Equal(["NSER-X", "NSER-X"], (await worker.RowsAsync()).Where(row => row.State == OutboxRecordState.Rejected).Select(row => row.Code));
    }

    [Fact]
    public async Task A_batch_that_is_too_large_is_divided_under_new_keys()
    {
        await using var rig = await Rig.StartAsync();
        var fault = rig.Sandbox.Faults.Answer(413, times: 3, on: NserOperation.PushBatch);
        var worker = rig.Worker(options => options.MaxConcurrency = 1);
        await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(40));

        var report = await worker.DrainAsync();

        Assert.Equal(3, fault.Fired);
        Assert.Equal(40, report.Accepted);
        Assert.Equal(rig.Keys.Count, rig.Keys.Distinct().Count());
        Assert.Equal((40, 1), (rig.Sandbox.Ledger.Count, rig.Sandbox.Ledger.MostApplications));
    }

    [Fact]
    public async Task A_record_that_alone_is_too_large_is_rejected()
    {
        await using var rig = await Rig.StartAsync();
        var fault = rig.Sandbox.Faults.Answer(413, times: 1, on: NserOperation.PushBatch);
        var worker = rig.Worker();
        await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(1));

        await worker.DrainAsync();

        Assert.Equal(1, fault.Fired);
        Assert.Equal(OutboxCodes.TooLarge, Assert.Single(await worker.RowsAsync(), row => row.State == OutboxRecordState.Rejected).Code);
    }

    [Fact]
    public async Task A_rejected_record_can_be_put_back_in_line()
    {
        await using var rig = await Rig.StartAsync();
        rig.Sandbox.Faults.Answer(413, times: 1, on: NserOperation.PushBatch);
        var worker = rig.Worker();
        await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(1));
        await worker.DrainAsync();

        Assert.Equal(1, await worker.Outbox.ReplayAsync(new RecordFilter { State = OutboxRecordState.Rejected, Code = OutboxCodes.TooLarge }));
        await worker.DrainAsync();

        Assert.Equal(1, rig.Sandbox.Ledger.Count);
    }

    internal static string Changed(string line)
    {
        var record = JsonNode.Parse(line)!;
        record["fullName"] = "Changed Name";
        return record.ToJsonString();
    }
}
