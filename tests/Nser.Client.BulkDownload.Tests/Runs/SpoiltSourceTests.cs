using Nser.Client.BulkDownload.Selection;
using Nser.Client.Sandbox.Faults;

namespace Nser.Client.BulkDownload.Tests.Runs;

/// <summary>Whatever comes instead of one tehsil's rows, its file is the registry's in the end, and the others do not suffer.</summary>
public sealed class SpoiltSourceTests
{
    private const string Tehsil = "PK61702";
    private const int Always = 1_000_000;
    private const BulkFailureReason Transport = BulkFailureReason.Transport;
    private const BulkFailureReason Unsound = BulkFailureReason.Unsound;

    private static readonly Dictionary<string, Spoilt> Faults = new()
    {
        ["1.0 cut before the first byte"] = new((faults, times) => faults.CutAfter(0, times: times), Transport),
        ["1.0 cut in the middle"] = new((faults, times) => faults.CutAfter(60_000, times: times), Transport),
        ["1.0 reset"] = new((faults, times) => faults.ResetAfter(60_000, times: times), Transport) { Passes = true },
        ["1.0 half of it, openly"] = new((faults, times) => faults.TruncateBody(times: times), Transport),
        ["1.0 half of it, silently"] = new((faults, times) => faults.TruncateBody(silently: true, times: times), Transport),
        ["1.0 cut without a length"] = new((faults, times) => faults.CutAfter(60_000, silently: true, times: times), Transport),
        ["1.0 endless"] = new((faults, times) => faults.EndlessBody(times), Transport) { IsFinal = true },
        ["1.0 a page in its place"] = new((faults, times) => faults.GarbageBody(times: times), Transport) { IsFinal = true },
        ["1.0 an error page"] = new((faults, times) => faults.GarbageBody(502, times: times), Transport),
        ["1.0 500"] = new((faults, times) => faults.Answer(500, times: times), Transport),
        ["1.0 503"] = new((faults, times) => faults.Answer(503, times: times), Transport),
        ["1.0 too many announced"] = new((faults, times) => faults.MiscountRows(1, times), Unsound),
        ["1.0 too few announced"] = new((faults, times) => faults.MiscountRows(-1, times), Unsound),
        ["1.0 a row twice"] = new((faults, times) => faults.RepeatRow(times: times), Unsound),
        ["1.0 a row twice instead of the next"] = new((faults, times) => faults.RepeatRow(inPlaceOfNext: true, times: times), Unsound),
        ["1.0 a row missing"] = new((faults, times) => faults.DropRow(times: times), Unsound),
        ["1.0 a page twice"] = new((faults, times) => faults.RepeatPage(times), Unsound),
        ["1.0 another total"] = new((faults, times) => faults.ChangeTotal(times), Unsound),
        ["1.0 a page that begins early"] = new((faults, times) => faults.ShiftPage(times), Unsound),
        ["1.0 the page after it"] = new((faults, times) => faults.SkipPage(times), Unsound),
        ["1.0 a stall"] = new((faults, times) => faults.StallAfter(60_000, TimeSpan.FromMinutes(1), times), Transport),
        ["1.0 a drip"] = new((faults, times) => faults.SlowBody(TimeSpan.FromMilliseconds(10), 50_000, times), Transport) { Passes = true, Attempt = TimeSpan.FromSeconds(3) },
        ["2.0 cut before the first byte"] = new((faults, times) => faults.CutAfter(0, times: times), Transport),
        ["2.0 cut after one byte"] = new((faults, times) => faults.CutAfter(1, times: times), Transport),
        ["2.0 cut in the middle"] = new((faults, times) => faults.CutAfter(60_000, times: times), null),
        ["2.0 reset"] = new((faults, times) => faults.ResetAfter(60_000, times: times), null) { Passes = true },
        ["2.0 half of it, silently"] = new((faults, times) => faults.TruncateBody(silently: true, times: times), Unsound),
        ["2.0 cut without a length"] = new((faults, times) => faults.CutAfter(60_000, silently: true, times: times), Unsound),
        ["2.0 endless"] = new((faults, times) => faults.EndlessBody(times), Unsound),
        ["2.0 a page in its place"] = new((faults, times) => faults.GarbageBody(times: times), Transport) { IsFinal = true },
        ["2.0 an error page"] = new((faults, times) => faults.GarbageBody(502, times: times), Transport),
        ["2.0 500"] = new((faults, times) => faults.Answer(500, times: times), Transport),
        ["2.0 503"] = new((faults, times) => faults.Answer(503, times: times), Transport),
        ["2.0 too many announced"] = new((faults, times) => faults.MiscountRows(1, times), Unsound),
        ["2.0 too few announced"] = new((faults, times) => faults.MiscountRows(-1, times), Unsound),
        ["2.0 a row twice"] = new((faults, times) => faults.RepeatRow(times: times), Unsound),
        ["2.0 a row missing"] = new((faults, times) => faults.DropRow(times: times), Unsound),
        ["2.0 a row that is no JSON"] = new((faults, times) => faults.BreakRow(times), null),
        ["2.0 another bit"] = new((faults, times) => faults.FlipBit(times), Unsound),
        ["2.0 another digest"] = new((faults, times) => faults.ChangeDigest(times), Unsound),
        ["2.0 no validator"] = new((faults, times) => faults.OmitETag(times), Unsound),
        ["2.0 a weak validator"] = new((faults, times) => faults.WeakenETag(times), Unsound),
        ["2.0 a stall"] = new((faults, times) => faults.StallAfter(60_000, TimeSpan.FromMinutes(1), times), null) { Passes = true },
        ["2.0 a drip"] = new((faults, times) => faults.SlowBody(TimeSpan.FromMilliseconds(10), 50_000, times), Transport) { Passes = true },
        ["2.0 compressed, cut in the middle"] = new((faults, times) => faults.CutAfter(30_000, times: times), null) { Compressed = true },
        ["2.0 compressed, its end missing"] = new((faults, times) => faults.TruncateGzip(times: times), null) { Compressed = true },
        ["2.0 compressed, another bit"] = new((faults, times) => faults.FlipGzipBit(times), null) { Compressed = true },
        ["2.0 compressed, a bomb"] = new((faults, times) => faults.GzipBomb(64 * 1024 * 1024, times), null) { Compressed = true },
        ["2.0 compressed, endless"] = new((faults, times) => faults.EndlessBody(times), Unsound) { Compressed = true },
    };

    public static TheoryData<string> Names => [.. Faults.Keys];

    public static TheoryData<string> Lasting => [.. Faults.Where(fault => !fault.Value.Passes).Select(fault => fault.Key)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Once_it_is_asked_for_again_and_the_file_is_the_registrys(string name)
    {
        var spoilt = Faults[name];
        await using var stage = await StartAsync(name);
        var fault = spoilt.Plan(stage.Sandbox.Faults.InTehsil(Tehsil), 1);

        var report = await stage.RunAsync(options: Options(stage, spoilt));
        if (spoilt.IsFinal)
        {
            Assert.Equal((2, 1, 2, spoilt.Reason), (report.Completed, report.Failed, report.ExitCode, BulkStage.Of(report, Tehsil).Reason));
            report = await stage.RunAsync(options: Options(stage, spoilt));
        }

        Assert.Equal(1, fault.Fired);
        Assert.True(report.IsComplete, BulkStage.Of(report, Tehsil).Message);
        Assert.Equal(0, report.ExitCode);
        await stage.AssertCompleteAsync();
    }

    [Theory]
    [MemberData(nameof(Lasting))]
    public async Task As_long_as_it_lasts_there_is_no_file_and_a_run_afterwards_makes_it(string name)
    {
        var spoilt = Faults[name];
        await using var stage = await StartAsync(name);
        var fault = spoilt.Plan(stage.Sandbox.Faults.InTehsil(Tehsil), Always);

        var report = await stage.RunAsync(options: Options(stage, spoilt));

        Assert.True(fault.Fired > 0);
        var result = BulkStage.Of(report, Tehsil);
        Assert.Equal(spoilt.Reason, result.Reason);
        Assert.Equal(spoilt.Reason is null ? (3, 0, 0) : (2, 1, 2), (report.Completed, report.Failed, report.ExitCode));
        Assert.Equal(spoilt.Reason is null ? 1 : 0, stage.Visible().Count(file => file.StartsWith(Tehsil, StringComparison.Ordinal)));
        stage.Sandbox.Faults.Clear();
        if (spoilt.Reason is not null)
        {
            Assert.NotEmpty(result.Message!);
            var again = await stage.RunAsync(BulkPlan.Of([new(result.TehsilCode, result.Quintile)], stage.Client.BulkDownload.Geography));
            Assert.Equal((1, 0), (again.Completed, again.ExitCode));
        }

        await stage.AssertCompleteAsync();
    }

    private static Task<BulkStage> StartAsync(string name) => BulkStage.StartAsync(name[..3], households: 12_000, change: options =>
    {
        options.Retry.MaxRetries = 2;
        options.Timeouts.Idle = TimeSpan.FromMilliseconds(250);
        if (Faults[name].Attempt is { } longest)
        {
            (options.Timeouts.Attempt, options.Timeouts.Connect) = (longest, longest);
        }

        options.MaxResponseBytes = 2 * 1024 * 1024;
    });

    private static BulkDownloadOptions Options(BulkStage stage, Spoilt spoilt) => stage.Options() with { Compressed = spoilt.Compressed };

    /// <param name="Plan">Plans the fault so many times.</param>
    /// <param name="Reason">Why the file is missing while the fault lasts; <see langword="null"/> when the run gets over it.</param>
    private sealed record Spoilt(Func<FaultPlan, int, PlannedFault> Plan, BulkFailureReason? Reason)
    {
        /// <summary>Whether nobody asks again in the same run.</summary>
        internal bool IsFinal { get; init; }

        /// <summary>Whether it is tried once only: what it leaves behind is a matter of chance.</summary>
        internal bool Passes { get; init; }

        internal bool Compressed { get; init; }

        /// <summary>How long an attempt may take, where that is what ends it.</summary>
        internal TimeSpan? Attempt { get; init; }
    }
}
