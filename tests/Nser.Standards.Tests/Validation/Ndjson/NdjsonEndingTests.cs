using Nser.Client.Testing.Records;
using Nser.Standards.Validation;
using Nser.Standards.Validation.Rules;

namespace Nser.Standards.Tests.Validation.Ndjson;

/// <summary>However a check ends, nothing goes on behind the caller's back and every buffer comes back.</summary>
public sealed class NdjsonEndingTests
{
    private const int Block = 1000;
    private readonly CountingPool pool = new();

    private NdjsonValidationOptions Options => new() { BlockBytes = Block, Parallelism = 2, Buffers = pool };

    [Fact]
    public async Task A_stream_that_fails_gives_the_findings_of_the_whole_lines_before_and_then_its_failure()
    {
        var all = await NdjsonFile.CheckAsync(NdjsonFile.Mixed, new NdjsonValidationOptions());
        for (var good = 0; good < NdjsonFile.Mixed.Length; good++)
        {
            var failure = new IOException("The cable was pulled.");
            await using var stream = new StreamOf(NdjsonFile.Mixed) { Failure = failure, GoodBytes = good };
            var findings = new List<ValidationFinding>();

            var thrown = await Assert.ThrowsAsync<IOException>(async () =>
            {
                await foreach (var finding in NdjsonFile.Validator.ValidateNdjsonAsync<ProgrammeEnrollment>(stream, Options with { BlockBytes = 100 }))
                {
                    findings.Add(finding);
                }
            });

            var lines = NdjsonFile.Mixed.AsSpan(0, good).Count((byte)'\n');
            Assert.Same(failure, thrown);
            Assert.Equal(all.Where(finding => finding.Line <= lines), findings);
            Assert.Equal(0, pool.Lent);
        }
    }

    [Fact]
    public async Task A_caller_that_leaves_early_leaves_nothing_running()
    {
        var enrollments = new Lookup();
        await using var stream = new StreamOf(NdjsonFile.Of(TestRecord.Delivery().Set("currency", "USD"))) { Times = 10_000 };

        await foreach (var finding in enrollments.Validator.ValidateNdjsonAsync<AssetDelivery>(stream, Options))
        {
            Assert.Equal(1, finding.Line);
            break;
        }

        Assert.Equal(0, enrollments.UnderWay);
        Assert.Equal(0, pool.Lent);
    }

    [Fact]
    public async Task A_slow_caller_slows_the_reading()
    {
        await using var stream = new StreamOf(NdjsonFile.Of(TestRecord.Enrollment().Set("gender", "f"))) { Times = 10_000 };
        await using var findings = NdjsonFile.Validator.ValidateNdjsonAsync<ProgrammeEnrollment>(stream, Options).GetAsyncEnumerator();

        Assert.True(await findings.MoveNextAsync());

        Assert.InRange(stream.BytesRead, Block, 5 * Block);
        Assert.InRange(pool.MostBytes, Block, 6 * Block);
    }

    [Fact]
    public async Task Memory_holds_a_few_blocks_whatever_the_size()
    {
        await using var stream = new StreamOf(NdjsonFile.Of(TestRecord.Enrollment())) { Times = 2000 };

        var summary = await NdjsonFile.Validator.ValidateNdjsonAsync<ProgrammeEnrollment>(stream, Options).SummarizeAsync();

        Assert.Equal(2000, summary.Records);
        Assert.InRange(pool.MostBytes, Block, 6 * Block);
        Assert.Equal(0, pool.Lent);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_read_under_way_is_cancelled_by_either_token(bool byEnumerator)
    {
        using var cancellation = new CancellationTokenSource();
        var file = NdjsonFile.Of(TestRecord.Enrollment().Set("gender", "f"));
        await using var stream = new StreamOf(file) { Times = 100, GoodBytes = 20 * Block, Wait = new TaskCompletionSource().Task };
        var report = NdjsonFile.Validator.ValidateNdjsonAsync<ProgrammeEnrollment>(stream, Options, byEnumerator ? CancellationToken.None : cancellation.Token);
        var seen = 0;
        var reading = Task.Run(async () =>
        {
            await foreach (var finding in report.WithCancellation(byEnumerator ? cancellation.Token : CancellationToken.None))
            {
                seen++;
            }
        });

        await stream.IsWaiting.Task;
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.NotEqual(0, seen);
        Assert.Equal(0, pool.Lent);
    }

    [Fact]
    public async Task A_cancelled_token_stops_the_check_between_blocks()
    {
        using var cancellation = new CancellationTokenSource();
        await using var stream = new StreamOf(NdjsonFile.Of(TestRecord.Enrollment().Set("gender", "f"))) { Times = 1000 };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var finding in NdjsonFile.Validator.ValidateNdjsonAsync<ProgrammeEnrollment>(stream, Options, cancellation.Token))
            {
                await cancellation.CancelAsync();
            }
        });

        Assert.InRange(stream.BytesRead, Block, 6 * Block);
        Assert.Equal(0, pool.Lent);
    }

    [Fact]
    public async Task What_a_callers_lookup_throws_comes_to_the_caller()
    {
        var failure = new InvalidOperationException("The partner's database is away.");
        var enrollments = new Lookup { FailsAt = 30, Failure = failure };
        await using var stream = new StreamOf(NdjsonFile.Of(TestRecord.Delivery().Set("currency", "USD"))) { Times = 100 };
        var report = enrollments.Validator.ValidateNdjsonAsync<AssetDelivery>(stream, Options);

        Assert.Same(failure, await Assert.ThrowsAsync<InvalidOperationException>(() => report.SummarizeAsync()));

        Assert.Equal(0, enrollments.UnderWay);
        Assert.Equal(0, pool.Lent);
    }

    /// <summary>A partner's own enrollments, and how many look-ups are under way.</summary>
    private sealed class Lookup
    {
        private int calls;
        private int underWay;

        internal int UnderWay => Volatile.Read(ref underWay);

        internal int FailsAt { get; init; } = int.MaxValue;

        internal Exception? Failure { get; init; }

        internal NserValidator Validator => new(new NserValidatorOptions { TimeProvider = TestSettings.Staging.TimeProvider, FindEnrollment = Find });

        private KnownEnrollment? Find(string organization, string enrollment)
        {
            Interlocked.Increment(ref underWay);
            try
            {
                return Interlocked.Increment(ref calls) < FailsAt ? null : throw Failure!;
            }
            finally
            {
                Interlocked.Decrement(ref underWay);
            }
        }
    }
}
