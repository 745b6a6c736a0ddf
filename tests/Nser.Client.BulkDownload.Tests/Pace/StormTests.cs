using System.Globalization;
using Xunit.Abstractions;

namespace Nser.Client.BulkDownload.Tests.Pace;

/// <summary>Eight workers against servers that limit them, in virtual time: every run is the same, so its time can be asserted.</summary>
public sealed class StormTests(ITestOutputHelper output)
{
    private const double LongestOfIdeal = 1.3;
    private const double SmallestShare = 0.5;

    private static readonly Dictionary<string, Storm> Storms = new()
    {
        ["a window of 10 s that says when it ends"] = new(() => new FixedWindow(100, Seconds(10)), 2000, Seconds(200)),
        ["a window of 1 s that says when it ends"] = new(() => new FixedWindow(10, Seconds(1)), 1000, Seconds(100)),
        ["a window of 60 s that says when it ends"] = new(() => new FixedWindow(60, Seconds(60)), 600, Seconds(600)),
        ["a bucket of 20/s that says nothing"] = new(() => new FillingBucket(_ => 20, 10, null), 2000, Seconds(100)),
        ["a small bucket of 20/s that says nothing"] = new(() => new FillingBucket(_ => 20, 2, null), 2000, Seconds(100)),
        ["a slow bucket of 1/s that says nothing"] = new(() => new FillingBucket(_ => 1, 2, null), 300, Seconds(300)),
        ["a bucket of 20/s without any room that says nothing"] = new(() => new FillingBucket(_ => 20, 1, null), 2000, Seconds(100)),
        ["a bucket of 20/s without any room that says 1 s"] = new(() => new FillingBucket(_ => 20, 1, Seconds(1)), 2000, Seconds(100)),
        ["a bucket of 3/s that says nothing, bodies of 2 s"] = new(() => new FillingBucket(_ => 3, 3, null), 600, Seconds(200)) { Body = Seconds(2) },
        ["a bucket of 3/s that says 1 s, bodies of 2 s"] = new(() => new FillingBucket(_ => 3, 3, Seconds(1)), 600, Seconds(200)) { Body = Seconds(2) },
        ["a bucket of 1/s that says nothing, bodies of 5 s"] = new(() => new FillingBucket(_ => 1, 2, null), 300, Seconds(300)) { Body = Seconds(5) },
        ["a window of 10 s that says when it ends, bodies of 2 s"] = new(() => new FixedWindow(30, Seconds(10)), 600, Seconds(200)) { Body = Seconds(2) },
        ["a bucket that says nothing and charges the refused"] = new(() => new FillingBucket(_ => 20, 10, null, chargesRefused: true), 2000, Seconds(100)),
        ["a bucket of 20/s that says 1 s"] = new(() => new FillingBucket(_ => 20, 10, Seconds(1)), 2000, Seconds(100)),
        ["a small bucket of 20/s that says 1 s"] = new(() => new FillingBucket(_ => 20, 2, Seconds(1)), 2000, Seconds(100)),
        ["a bucket of 20/s, then 5/s, then 40/s that says nothing"] = new(() => new FillingBucket(Changing, 10, null), (20 * 40) + (5 * 40) + (40 * 40), Seconds(120)),
        ["a bucket of 20/s, then 5/s, then 40/s that says 1 s"] = new(() => new FillingBucket(Changing, 10, Seconds(1)), (20 * 40) + (5 * 40) + (40 * 40), Seconds(120)),
        ["an outage of 20 s"] = new(() => new Outage(Seconds(20), Seconds(40)), 80 * 80, Seconds(100)),
        ["a server that crowds beyond 3"] = new(() => new Crowded(3), 1540, Seconds(100)),
        ["a server that crowds beyond 4"] = new(() => new Crowded(4), 2100, Seconds(100)),
    };

    public static TheoryData<string> Names => [.. Storms.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Eight_workers_weather_it_in_little_more_than_the_ideal_time_with_few_refusals_and_an_even_share_for_each(string name)
    {
        var storm = Storms[name];

        var run = Simulation.Run(storm.Server(), storm.Requests, body: storm.Body);

        Report(name, run, storm.Ideal);
        Assert.False(run.GaveUp);
        Assert.InRange(run.Took / storm.Ideal, 0, LongestOfIdeal);
        Assert.InRange(run.Refused, 0, MostRefusals(run));
        Assert.InRange(run.SmallestShare, SmallestShare, 1);
        Assert.InRange(run.MostAtOnce, 1, Simulation.Workers);
        Assert.Equal(run.Refused, run.Gate!.ThrottledAnswers);
        Assert.True(run.Gate.Decreases > 0, "The server never gave trouble: this run shows nothing.");
    }

    /// <summary>The twin: without it the test above could not fail.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Without_the_gate_the_same_workers_miss_the_time_or_are_refused_far_more_often(string name)
    {
        var storm = Storms[name];

        var run = Simulation.Run(storm.Server(), storm.Requests, isGated: false, body: storm.Body);

        Report(name, run, storm.Ideal);
        Assert.True(run.GaveUp || run.Took / storm.Ideal > LongestOfIdeal || run.Refused > 10 * MostRefusals(run));
    }

    [Fact]
    public void The_same_storm_runs_the_same_every_time()
    {
        var storm = Storms["a bucket of 20/s that says nothing"];

        Assert.Equal(Simulation.Run(storm.Server(), storm.Requests).Took, Simulation.Run(storm.Server(), storm.Requests).Took);
    }

    [Fact]
    public void A_server_without_limits_is_used_by_all_eight_whether_its_answers_are_even_or_not()
    {
        foreach (var server in new Func<SimulatedServer>[] { () => new Outage(TimeSpan.Zero, TimeSpan.Zero), () => new Uneven() })
        {
            var free = Simulation.Run(server(), 2000, isGated: false);
            var gated = Simulation.Run(server(), 2000);

            Assert.InRange(gated.Took / free.Took, 0.95, 1.05);
            Assert.Equal(Simulation.Workers, gated.MostAtOnce);
        }
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(10)]
    [InlineData(50)]
    public void An_explicit_rate_is_used_up_and_not_exceeded(double perSecond)
    {
        var requests = (int)(perSecond * 60);

        var run = Simulation.Run(new Outage(TimeSpan.Zero, TimeSpan.Zero), requests, perSecond: perSecond);

        Assert.InRange(run.Took / Seconds(60), (requests - 2) / (double)requests, 1.02);
    }

    private static double Changing(TimeSpan now) => now < Seconds(40) ? 20 : now < Seconds(80) ? 5 : 40;

    private static int MostRefusals(Simulation run) => Simulation.Workers + (int)(run.Took.TotalSeconds / 2);

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private void Report(string name, Simulation run, TimeSpan ideal) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {run.Took / ideal:0.00} of the ideal time, {run.Refused} refused, smallest share {run.SmallestShare:0.00}{(run.GaveUp ? ", gave up" : "")}"));

    private sealed record Storm(Func<SimulatedServer> Server, int Requests, TimeSpan Ideal)
    {
        internal TimeSpan Body { get; init; }
    }
}
