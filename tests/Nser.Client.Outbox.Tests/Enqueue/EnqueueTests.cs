using System.Text;
using Nser.Client.Outbox.Tests.Fakes;
using Nser.Client.Outbox.Tests.Sending;
using Nser.Client.Sandbox.Seeds;

namespace Nser.Client.Outbox.Tests.Enqueue;

/// <summary>What the outbox says to records on their way in, without the network.</summary>
public sealed class EnqueueTests
{
    private static readonly IReadOnlyList<string> Lines = SyntheticPeople.EnrollmentLines(5);

    [Fact]
    public async Task Records_are_taken_once_whoever_hands_them_over_how_often()
    {
        await using var rig = await Rig.StartAsync();
        var worker = rig.Worker();

        var first = await worker.EnqueueAsync(Lines);
        var second = await rig.Worker().EnqueueAsync(Lines);
        await worker.DrainAsync();
        var third = await worker.EnqueueAsync(Lines);

        Assert.Equal((5, 5, 5), (first.Count(EnqueuedKind.Queued), second.Count(EnqueuedKind.AlreadyQueued), third.Count(EnqueuedKind.Unchanged)));
        Assert.Equal(5, (await worker.RowsAsync()).Count);
        Assert.Equal("5 queued, 0 already queued, 0 unchanged, 0 rejected", first.ToString());
    }

    [Fact]
    public async Task Taking_records_needs_no_network()
    {
        await using var rig = await Rig.StartAsync();
        var worker = rig.Worker();

        await worker.EnqueueAsync(Lines);

        Assert.Empty(rig.Sandbox.Requests);
    }

    [Fact]
    public async Task A_record_that_breaks_a_rule_is_kept_as_rejected_with_its_findings_and_the_good_ones_are_taken()
    {
        await using var rig = await Rig.StartAsync();
        var worker = rig.Worker();

        var report = await worker.EnqueueAsync(Lines[0], Lines[1].Replace("\"fullName\"", "\"fullNam\"", StringComparison.Ordinal), "no JSON", "[]", "{}");
        await worker.EnqueueAsync("no JSON");
        await worker.DrainAsync();

        Assert.Equal([EnqueuedKind.Queued, EnqueuedKind.Rejected, EnqueuedKind.Rejected, EnqueuedKind.Rejected, EnqueuedKind.Rejected], report.Results.Select(result => result.Kind));
        Assert.All(report.Results.Skip(1), result => Assert.NotEmpty(result.Findings));
        Assert.All(report.Results.Skip(2), result => Assert.Null(result.RecordId));
        var rejected = (await worker.RowsAsync()).Where(row => row.State == OutboxRecordState.Rejected).ToList();
        Assert.Equal(4, rejected.Count);
        Assert.Equal(3, rejected.Count(row => row.RecordId.StartsWith('?') && row.RecordId.Length == 17));
        Assert.All(rejected, row => Assert.StartsWith("NSER-", row.Code, StringComparison.Ordinal));
        Assert.Equal(1, rig.Sandbox.Ledger.Count);
    }

    [Fact]
    public async Task A_record_that_was_corrected_is_taken()
    {
        await using var rig = await Rig.StartAsync();
        var worker = rig.Worker();
        await worker.EnqueueAsync(Lines[0].Replace("\"gender\":\"", "\"gender\":\"X", StringComparison.Ordinal));

        var report = await worker.EnqueueAsync(Lines[0]);
        await worker.DrainAsync();

        Assert.Equal(1, report.Count(EnqueuedKind.Queued));
        Assert.Equal([OutboxRecordState.Rejected, OutboxRecordState.Accepted], (await worker.RowsAsync()).Select(row => row.State));
    }

    [Fact]
    public async Task A_record_on_several_lines_is_sent_on_one()
    {
        await using var rig = await Rig.StartAsync();
        var worker = rig.Worker();

        var report = await worker.EnqueueAsync(Lines[0].Replace(",\"", ",\r\n  \"", StringComparison.Ordinal));
        await worker.DrainAsync();

        Assert.Equal(1, report.Count(EnqueuedKind.Queued));
        Assert.Equal(1, rig.Sandbox.Ledger.Count);
        Assert.Equal(1, Encoding.UTF8.GetString(rig.Pushes[0].Body.Span).Count(sign => sign == '\n'));
    }

    [Fact]
    public async Task Models_are_taken_as_they_are_pushed()
    {
        await using var rig = await Rig.StartAsync();
        var worker = rig.Worker();
        var people = SyntheticPeople.Enrollments(1_200);

        var report = await worker.Outbox.EnqueueAsync(Rig.Feed, people);
        await worker.DrainAsync();
        var pushed = await worker.Client.Enrollments.PushAsync(people);

        Assert.Equal(1_200, report.Count(EnqueuedKind.Queued));
        Assert.Equal((1_200, 1_200), (rig.Sandbox.Ledger.Count, pushed.Duplicates));
    }

    [Fact]
    public async Task A_feed_that_nobody_configured_is_named_as_the_fault()
    {
        await using var rig = await Rig.StartAsync();
        var worker = rig.Worker();

        var error = await Assert.ThrowsAsync<ArgumentException>(() => worker.Outbox.EnqueueAsync("other", []));

        Assert.Contains(Rig.Feed, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_are_parked_and_put_back_by_a_person()
    {
        await using var rig = await Rig.StartAsync();
        var worker = rig.Worker();
        await worker.EnqueueAsync(Lines);

        Assert.Equal(5, await worker.Outbox.ParkAsync(new() { State = OutboxRecordState.Pending }, "wrong quarter"));
        await worker.DrainAsync();
        Assert.Empty(rig.Pushes);
        Assert.All(await worker.RowsAsync(), row => Assert.Equal((OutboxRecordState.Parked, OutboxCodes.Parked), (row.State, row.Code)));
        Assert.Equal(5, await worker.Outbox.ReplayAsync(new() { State = OutboxRecordState.Parked }));
        await worker.DrainAsync();

        Assert.Equal((5, 1), (rig.Sandbox.Ledger.Count, rig.Sandbox.Ledger.MostApplications));
        await Assert.ThrowsAsync<ArgumentException>(() => worker.Outbox.ParkAsync(new() { State = OutboxRecordState.Accepted }, "no"));
        await Assert.ThrowsAsync<ArgumentException>(() => worker.Outbox.ReplayAsync(new() { State = OutboxRecordState.Accepted }));
    }

    [Fact]
    public async Task A_newer_version_of_a_rejected_record_goes_its_own_way()
    {
        await using var rig = await Rig.StartAsync();
        var worker = rig.Worker();
        await worker.EnqueueAsync(Lines[0]);
        await worker.DrainAsync();

        await worker.EnqueueAsync(RefusalTests.Changed(Lines[0]), Lines[0]);
        await worker.DrainAsync();

        Assert.Equal(1, rig.Sandbox.Ledger.Count);
        Assert.DoesNotContain("Changed Name", rig.Sandbox.Ledger.Records[0].Json, StringComparison.Ordinal);
    }
}
