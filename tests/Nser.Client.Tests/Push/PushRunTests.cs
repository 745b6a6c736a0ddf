using Nser.Client.Push;
using Nser.Client.Sandbox;
using Nser.Client.Standards;
using Nser.Client.Tests.Fakes;
using Nser.Client.Validation;

namespace Nser.Client.Tests.Push;

/// <summary>The run around the batches: its order, its bounds, and what breaks it.</summary>
public sealed class PushRunTests
{
    [Fact]
    public async Task Outcomes_keep_the_input_order_however_late_the_first_batch_is_answered()
    {
        using var last = new ManualResetEventSlim();
        var overtaken = 0;
        await using var stub = new PushStub("2.0", batch =>
        {
            if (batch.RecordIds[0] == "ENR-1-000000")
            {
                last.Wait();
                overtaken++;
            }
            else if (batch.RecordIds[0] == "ENR-1-000150")
            {
                last.Set();
            }

            return batch.Stored();
        });

        var report = await stub.PushAsync(SyntheticPeople.Enrollments(160), new PushOptions { BatchSize = 10, MaxConcurrency = 16 });

        Assert.Equal(Enumerable.Range(0, 160).Select(index => (long)index), report.Outcomes.Select(outcome => outcome.Index));
        Assert.Equal(160, report.Accepted);
        Assert.Equal(1, overtaken);
    }

    [Fact]
    public async Task With_one_batch_at_a_time_records_arrive_in_input_order()
    {
        await using var stub = new PushStub("2.0", batch => batch.Stored());

        await stub.PushAsync(SyntheticPeople.Enrollments(30), new PushOptions { BatchSize = 1, MaxConcurrency = 1 });

        Assert.Equal(30, stub.Batches.Count);
        Assert.Equal(Enumerable.Range(0, 30).Select(index => $"ENR-1-{index:D6}"), stub.Batches.SelectMany(batch => batch.RecordIds));
    }

    [Fact]
    public async Task A_slow_consumer_holds_the_reader_back()
    {
        var read = 0;
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var stub = new PushStub("2.0", batch => batch.Stored());
        var records = SyntheticPeople.Enrollments(500).Select(record =>
        {
            // One batch in the consumer's hands, four under way or settled, one that waits for its place, and the record that did not fit into it.
            if (Interlocked.Increment(ref read) == (10 * (4 + 2)) + 1)
            {
                held.SetResult();
            }

            return record;
        });

        await using var outcomes = stub.Client.Enrollments.StreamAsync(records.ToAsync(), new PushOptions { BatchSize = 10, MaxConcurrency = 4, Compress = false }).GetAsyncEnumerator();
        await outcomes.MoveNextAsync();
        await held.Task;

        await Others(stub);

        Assert.Equal(61, Volatile.Read(ref read));
        Assert.InRange(stub.Batches.Count, 1, 6);
    }

    [Fact]
    public async Task No_more_batches_are_under_way_than_the_caller_allows()
    {
        using var release = new ManualResetEventSlim();
        var full = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var stub = new PushStub("2.0", batch =>
        {
            release.Wait();
            return batch.Stored();
        });
        var push = stub.PushAsync(
            SyntheticPeople.Enrollments(100).Select((record, place) =>
            {
                // Two batches are under way, a third is full, and this record does not fit into it.
                if (place == 30)
                {
                    full.SetResult();
                }

                return record;
            }),
            new PushOptions { BatchSize = 10, MaxConcurrency = 2 });
        await full.Task;
        await Others(stub);

        var underWay = stub.Batches.Count;
        release.Set();

        Assert.Equal(100, (await push).Accepted);
        Assert.InRange(underWay, 1, 2);
    }

    [Fact]
    public async Task A_source_of_nothing_but_faults_does_not_pile_up()
    {
        var settled = new List<long>();
        await using var stub = new PushStub("2.0", batch => batch.Stored());

        var report = await stub.PushAsync(
            SyntheticPeople.Enrollments(50).Select(record => record with { Gender = default }),
            new PushOptions { BatchSize = 10, Progress = new Immediate(progress => settled.Add(progress.Settled)) });

        Assert.Equal([10, 20, 30, 40, 50], settled);
        Assert.Equal(50, report.Rejected);
        Assert.Empty(stub.Batches);
    }

    [Fact]
    public async Task A_consumer_that_stops_early_stops_the_source_and_the_client_lives_on()
    {
        var ended = false;
        await using var stub = new PushStub("2.0", batch => batch.Stored());

        await foreach (var outcome in stub.Client.Enrollments.StreamAsync(Records(), new PushOptions { BatchSize = 5, MaxConcurrency = 2, Compress = false }))
        {
            if (outcome.Index == 7)
            {
                break;
            }
        }

        Assert.True(ended);
        Assert.Equal(3, (await stub.PushAsync(SyntheticPeople.Enrollments(3))).Accepted);

        async IAsyncEnumerable<ProgrammeEnrollment> Records()
        {
            try
            {
                foreach (var record in SyntheticPeople.Enrollments(5_000))
                {
                    await Task.Yield();
                    yield return record;
                }
            }
            finally
            {
                ended = true;
            }
        }
    }

    [Fact]
    public async Task A_cancelled_push_stops_the_source_and_what_was_under_way_may_be_pushed_again()
    {
        using var stop = new CancellationTokenSource();
        var ended = false;
        await using var stub = new PushStub("2.0", batch => batch.Number == 1 ? RawReply.Text("", After.Stall) : batch.Stored());
        var push = stub.Client.Enrollments.PushAsync(Records(), new PushOptions { BatchSize = 5, MaxConcurrency = 1, Compress = false }, stop.Token);
        await stub.Api.Server.Arrived("/api/v2.0/programme-enrollments/batches");

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => push);
        Assert.True(ended);
        Assert.Equal(20, (await stub.PushAsync(SyntheticPeople.Enrollments(20))).Accepted);

        IEnumerable<ProgrammeEnrollment> Records()
        {
            try
            {
                foreach (var record in SyntheticPeople.Enrollments(1_000))
                {
                    yield return record;
                }
            }
            finally
            {
                ended = true;
            }
        }
    }

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

    /// <summary>Other calls come and go meanwhile: whoever wanted to send one more batch had every opportunity.</summary>
    private static async Task Others(PushStub stub)
    {
        for (var turn = 0; turn < 50; turn++)
        {
            await stub.Client.Enrollments.FindAsync("R-1");
        }
    }

    private sealed class Immediate(Action<PushProgress> report) : IProgress<PushProgress>
    {
        public void Report(PushProgress value) => report(value);
    }
}
