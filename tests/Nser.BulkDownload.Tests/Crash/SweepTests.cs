using System.Globalization;
using Nser.BulkDownload.Tests.Running;
using Xunit.Abstractions;

namespace Nser.BulkDownload.Tests.Crash;

/// <summary>The program is killed again and again, after as many bytes as chance wants, and started again with the same arguments.</summary>
/// <remarks>Chance has a seed, which is printed; the environment variable NSER_SWEEP_SEED sets it. It needs nothing of the machine but Linux and a minute.</remarks>
[Trait("Needs", "Machine")]
public sealed class SweepTests(ITestOutputHelper output)
{
    private const int Kills = 50, KillsInARound = 7, Households = 8_000;

    // What waits in the socket's buffers when the line ends is as if it had never come, so it is kept little: two streams, taken slowly.
    private static readonly string[] Pace = ["--parallel", "2", "--bytes-per-second", "8000000"];

    [Fact]
    public async Task Killed_at_fifty_points_no_name_ever_holds_less_than_all_and_in_the_end_every_file_is_as_if_nothing_had_been()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("NSER_SWEEP_SEED"), CultureInfo.InvariantCulture, out var set) ? set : Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        await using var site = await Site.StartAsync(Households, "PK60101", "PK61701", "PK61702", "PK63005");
        IReadOnlyList<string>[] forms = [Pace, [.. Pace, "--csv", "--gzip", "--encrypt-for", site.Certificate]];
        var (calm, bytes) = (new IReadOnlyDictionary<string, string>[forms.Length], new long[forms.Length]);
        for (var form = 0; form < forms.Length; form++)
        {
            await using var line = new MeteredLine(site.Sandbox.BaseAddress);
            await using var run = await SampleRun.RunAsync(site.Arguments(site.PathOf($"calm{form}"), forms[form], line.Address));
            run.AssertExit(ExitCode.Done);
            (calm[form], bytes[form]) = (await Downloaded.DigestsAsync(site.PathOf($"calm{form}")), line.Brought);
        }

        var sweep = new Sweep(site, new KillPoints(seed));
        for (var round = 0; sweep.Kills < Kills; round++)
        {
            var form = round % forms.Length;
            await sweep.DownloadAsync(site.PathOf($"round{round}"), forms[form], calm[form], bytes[form], Math.Min(Kills, sweep.Kills + KillsInARound));
        }

        output.WriteLine(sweep.ToString());
        Assert.Equal(Kills, sweep.Kills);
        Assert.True(sweep.Hits >= Kills / 2, $"Only {sweep.Hits} kills hit while a file was under way.");
        Assert.True(sweep.NamesSeen > 0, "No kill found a file under its final name.");
        Assert.True(sweep.Resumed > 0, "No file went on where it was.");
        Assert.True(sweep.Keys.Cut > 0, "No kill cut an encrypted file inside a chunk.");
    }
}
