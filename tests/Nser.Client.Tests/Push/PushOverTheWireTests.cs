using Nser.Client.Push;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Seeds;
using Nser.Client.Testing;
using Nser.Standards;

namespace Nser.Client.Tests.Push;

public sealed class PushOverTheWireTests
{
    public static TheoryData<string> Versions => new("1.0", "2.0");

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Every_library_is_pushed_and_stored_once(string version)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor(version);

        var enrollments = await client.Enrollments.PushAsync(SyntheticPeople.Enrollments(1_200));
        var deliveries = await client.AssetDeliveries.PushAsync(SyntheticPeople.Deliveries(30));
        var units = await client.GeoUnits.PushAsync(SyntheticPeople.GeoUnits(20));

        Assert.Equal((1_200, 30, 20), (enrollments.Accepted, deliveries.Accepted, units.Accepted));
        Assert.Equal(1_250, sandbox.Ledger.Count);
        Assert.True(enrollments.IsComplete && deliveries.IsComplete && units.IsComplete);
        Assert.Equal(NserApiVersion.Parse(version), enrollments.Version);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Pushing_the_same_records_again_adds_nothing(string version)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor(version);
        var records = SyntheticPeople.Enrollments(700).ToList();
        await client.Enrollments.PushAsync(records);

        var again = await client.Enrollments.PushAsync(records);

        Assert.Equal((0, 700), (again.Accepted, again.Duplicates));
        Assert.All(again.Outcomes, outcome => Assert.Equal(PushOutcomeKind.Duplicate, outcome.Kind));
        Assert.Equal(700, sandbox.Ledger.Count);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Outcomes_come_in_input_order_with_the_bad_ones_named(string version)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor(version);
        var records = SyntheticPeople.Enrollments(1_000).Select((record, place) => place % 10 == 3 ? record with { Gender = default } : record).ToList();

        var report = await client.Enrollments.PushAsync(records);

        Assert.Equal(Enumerable.Range(0, 1_000).Select(index => (long)index), report.Outcomes.Select(outcome => outcome.Index));
        Assert.Equal(records.Select(record => record.RecordId.ToString()), report.Outcomes.Select(outcome => outcome.RecordId));
        Assert.All(report.Outcomes, outcome => Assert.Equal(outcome.Index % 10 == 3 ? PushOutcomeKind.RejectedLocally : PushOutcomeKind.Accepted, outcome.Kind));
        Assert.All(report.ToCorrect, outcome => Assert.Contains(outcome.Findings, finding => finding.Pointer == "/gender"));
        Assert.Equal((1_000, 900, 100), (report.Read, report.Accepted, report.Rejected));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_record_known_with_other_content_is_a_conflict_and_the_rest_is_stored(string version)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor(version);
        var records = SyntheticPeople.Enrollments(50).ToList();
        await client.Enrollments.PushAsync(records.Take(1));
        records[0] = records[0] with { ProgrammeComponent = "OTHER" };

        var report = await client.Enrollments.PushAsync(records);

        Assert.Equal((49, 1), (report.Accepted, report.Conflicts));
        Assert.Equal(PushOutcomeKind.Conflict, report.Outcomes[0].Kind);
        Assert.Equal(50, sandbox.Ledger.Count);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task What_only_the_server_refuses_is_taken_out_and_the_rest_is_stored(string version)
    {
        await using var sandbox = await NserSandbox.StartAsync();

        // The server's clock stands three days behind: what was enrolled yesterday lies in its future, whatever the hour in Pakistan, and only it sees that.
        sandbox.Clock.Advance(TimeSpan.FromDays(-3));
        await using var client = sandbox.ClientFor(version, TimeProvider.System);
        var yesterday = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-1);
        var records = SyntheticPeople.Enrollments(40).Select((record, place) => place is 7 or 31 ? record with { EnrollmentDate = yesterday } : record).ToList();

        var report = await client.Enrollments.PushAsync(records);

        Assert.Equal([7L, 31L], report.ToCorrect.Select(outcome => outcome.Index));
        Assert.All(report.ToCorrect, outcome => Assert.Equal(PushOutcomeKind.RejectedByServer, outcome.Kind));
        Assert.Equal(38, report.Accepted);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_dry_run_stores_nothing(string version)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor(version);

        var report = await client.Enrollments.PushAsync(SyntheticPeople.Enrollments(20), new PushOptions { DryRun = true });

        Assert.True(report.DryRun);
        Assert.Equal(20, report.Accepted);
        Assert.Equal(0, sandbox.Ledger.Count);
    }

    [Fact]
    public async Task A_batch_that_the_server_works_on_by_itself_is_polled_to_its_end()
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { AnswerLaterAbove = 10 });
        await using var client = sandbox.ClientFor("2.0");

        var report = await client.Enrollments.PushAsync(SyntheticPeople.Enrollments(60));

        Assert.Equal(60, report.Accepted);
        Assert.Contains(sandbox.Requests, request => request.Status == 202);
    }

    [Fact]
    public async Task A_mixed_batch_of_version_1_says_stored_where_it_cannot_say_more_and_counts_exactly()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor("1.0");
        var records = SyntheticPeople.Enrollments(40).ToList();
        await client.Enrollments.PushAsync(records.Take(15));

        var report = await client.Enrollments.PushAsync(records);

        Assert.Equal((25, 15), (report.Accepted, report.Duplicates));
        Assert.All(report.Outcomes, outcome => Assert.Equal(PushOutcomeKind.Stored, outcome.Kind));
    }

    [Fact]
    public async Task Newer_fields_are_refused_for_version_1_unless_the_caller_leaves_them_out()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor("1.0");
        var records = SyntheticPeople.Enrollments(3).Select(record => record with { DisabilityCertified = true }).ToList();

        var refused = await client.Enrollments.PushAsync(records);
        var omitted = await client.Enrollments.PushAsync(records, new PushOptions { OmitNewerFields = true });

        Assert.Equal(3, refused.Rejected);
        Assert.All(refused.Outcomes, outcome => Assert.Contains(outcome.Findings, finding => finding is { Code: "NSER-VERSION-FIELD", Pointer: "/disabilityCertified" }));
        Assert.Equal((3, 3), (omitted.Accepted, omitted.WithWarnings));
    }

    [Fact]
    public async Task Outcomes_can_be_read_as_a_stream_that_keeps_nothing()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor("1.0");
        var seen = new List<long>();

        await foreach (var outcome in client.Enrollments.StreamAsync(SyntheticPeople.Enrollments(1_300).ToAsync()))
        {
            seen.Add(outcome.Index);
        }

        Assert.Equal(Enumerable.Range(0, 1_300).Select(index => (long)index), seen);
    }

    [Fact]
    public async Task What_was_read_before_the_source_broke_is_stored_and_the_report_says_why_it_stopped()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor("2.0");

        var report = await client.Enrollments.PushAsync(Broken());

        Assert.Equal(25, report.Accepted);
        Assert.IsType<InvalidDataException>(report.Failure);
        Assert.False(report.IsComplete);

        static IEnumerable<ProgrammeEnrollment> Broken() => SyntheticPeople.Enrollments(30).Select((record, place) => place < 25 ? record : throw new InvalidDataException("The disk is gone."));
    }

    [Fact]
    public async Task Progress_ends_at_the_totals()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor("1.0");
        var last = new PushProgress();

        await client.Enrollments.PushAsync(SyntheticPeople.Enrollments(1_100), new PushOptions { Progress = new Immediate(progress => last = progress) });

        Assert.Equal((1_100, 1_100, 1_100, 3), (last.Read, last.Settled, last.Accepted, last.Batches));
    }

    [Fact]
    public async Task No_batch_is_larger_than_the_caller_or_the_version_allows()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor("1.0");

        await client.Enrollments.PushAsync(SyntheticPeople.Enrollments(95), new PushOptions { BatchSize = 20 });

        Assert.Equal(5, sandbox.Requests.Count(request => request.Operation == Nser.Client.Api.NserOperation.PushBatch));
    }
}
