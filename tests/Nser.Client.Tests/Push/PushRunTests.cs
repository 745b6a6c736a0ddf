using Nser.Client.Push;
using Nser.Client.Sandbox.Seeds;
using Nser.Client.Testing;
using Nser.Client.Testing.Fakes;
using Nser.Standards;

namespace Nser.Client.Tests.Push;

/// <summary>The run around the batches: its order and its bounds.</summary>
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
        var second = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var stub = new PushStub("2.0", batch =>
        {
            if (batch.Number == 2)
            {
                second.SetResult();
            }

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
        await second.Task;
        await Others(stub);

        var underWay = stub.Batches.Count;
        release.Set();

        Assert.Equal(100, (await push).Accepted);
        Assert.Equal(2, underWay);
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

    /// <summary>Other calls come and go meanwhile: whoever wanted to send one more batch had every opportunity.</summary>
    private static async Task Others(PushStub stub)
    {
        for (var turn = 0; turn < 50; turn++)
        {
            await stub.Client.Enrollments.FindAsync("R-1");
        }
    }
}
