using Nser.Client.Pipeline;
using Nser.Client.Push;
using Nser.Client.Sandbox.Seeds;
using Nser.Client.Testing.Fakes;
using Nser.Standards;

namespace Nser.Client.Tests.Push;

/// <summary>What breaks a run: its source, a check, a version, its options. Nothing read is lost.</summary>
public sealed class BrokenRunTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(17)]
    public async Task A_check_that_breaks_on_a_record_stops_there_and_everything_before_it_is_stored(int place)
    {
        var calls = 0;
        await using var stub = new PushStub("2.0", batch => batch.Stored(), configure: options => options.Validation = options.Validation with
        {
            FindEnrollment = (_, enrollmentId) => enrollmentId == $"1-{place:D6}" && ++calls > 0 ? throw new InvalidOperationException("The list is gone.") : null,
        });

        var report = await stub.Client.AssetDeliveries.PushAsync(SyntheticPeople.Deliveries(30), new PushOptions { BatchSize = 5, MaxConcurrency = 2, Compress = false });

        Assert.True(calls > 0);
        Assert.Equal((place + 1, place, 1), (report.Read, report.Accepted, report.NotSent));
        Assert.Equal(Enumerable.Range(0, place + 1).Select(index => (long)index), report.Outcomes.Select(outcome => outcome.Index));
        Assert.Equal("The list is gone.", report.Failure?.Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(11)]
    public async Task A_source_that_breaks_loses_nothing_that_it_gave(int place)
    {
        await using var stub = new PushStub("1.0", batch => batch.Stored());

        var report = await stub.PushAsync(Broken(), new PushOptions { BatchSize = 5 });

        Assert.Equal((place, place), (report.Read, report.Accepted));
        Assert.IsType<InvalidDataException>(report.Failure);

        IEnumerable<ProgrammeEnrollment> Broken() => SyntheticPeople.Enrollments(30).Select((record, index) => index < place ? record : throw new InvalidDataException("The disk is gone."));
    }

    [Fact]
    public async Task A_source_that_gives_nothing_but_an_error_is_that_error()
    {
        await using var stub = new PushStub("1.0", batch => batch.Stored());

        await Assert.ThrowsAsync<InvalidDataException>(() => stub.PushAsync(SyntheticPeople.Enrollments(1).Select<ProgrammeEnrollment, ProgrammeEnrollment>(_ => throw new InvalidDataException("The disk is gone."))));
        await Assert.ThrowsAsync<ArgumentNullException>(() => stub.PushAsync(null!));
    }

    [Fact]
    public async Task An_empty_source_logs_in_and_sends_nothing()
    {
        await using var stub = new PushStub("2.0", batch => batch.Stored());

        var report = await stub.PushAsync([]);

        Assert.Equal((0, true), (report.Read, report.IsComplete));
        Assert.Equal(1, stub.Api.Logins);
        Assert.Empty(stub.Batches);
    }

    [Fact]
    public async Task A_record_that_is_none_is_refused_and_the_others_go_on()
    {
        await using var stub = new PushStub("2.0", batch => batch.Stored());
        var records = SyntheticPeople.Enrollments(4).ToList();
        records[1] = null!;
        records[2] = records[2] with { UnknownMembers = new Dictionary<string, System.Text.Json.JsonElement> { ["x"] = default } };

        var report = await stub.PushAsync(records);

        Assert.Equal([1L, 2L], report.ToCorrect.Select(outcome => outcome.Index));
        Assert.All(report.ToCorrect, outcome => Assert.Equal(ValidationCodes.SchemaJson, Assert.Single(outcome.Findings).Code));
        Assert.Equal(2, report.Accepted);
    }

    [Fact]
    public async Task When_no_version_is_left_in_the_middle_every_record_read_has_its_outcome()
    {
        var gone = 0;
        await using var stub = new PushStub("2.0", batch => batch.RecordIds[0] == "ENR-1-000000" ? batch.Stored() : Gone());
        stub.Api.Versions = _ => gone > 0 ? RawReply.Problem(400, "bad-request") : RawReply.Json("""{"versions":[]}""");

        var report = await stub.PushAsync(SyntheticPeople.Enrollments(200), new PushOptions { BatchSize = 5, MaxConcurrency = 1 });

        Assert.True(gone > 0);
        Assert.Equal(5, report.Accepted);
        Assert.Equal(report.Read, 5 + report.NotSent);
        Assert.Equal(Enumerable.Range(0, (int)report.Read).Select(index => (long)index), report.Outcomes.Select(outcome => outcome.Index));
        Assert.IsAssignableFrom<NserException>(report.Failure);

        RawReply Gone()
        {
            Interlocked.Increment(ref gone);
            return RawReply.Problem(410, "version-retired");
        }
    }

    [Theory]
    [InlineData(0, null, 1)]
    [InlineData(17, null, 1)]
    [InlineData(4, 0, 1)]
    [InlineData(4, -3, 1)]
    [InlineData(4, null, 0)]
    [InlineData(4, null, -1)]
    public async Task Options_out_of_range_are_refused_before_anything_is_done(int concurrency, int? batchSize, int pollMinutes)
    {
        await using var stub = new PushStub("2.0", batch => batch.Stored());
        var options = new PushOptions { MaxConcurrency = concurrency, BatchSize = batchSize, PollTimeout = TimeSpan.FromMinutes(pollMinutes) };

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => stub.PushAsync(SyntheticPeople.Enrollments(1), options));

        Assert.Empty(stub.Api.Server.Requests);
    }
}
