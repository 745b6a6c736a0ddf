using Nser.Client.BulkDownload.Pace;

namespace Nser.Client.BulkDownload.Tests.Pace;

/// <summary>Eight workers that fetch a number of things from a server, each with a body that takes its time, with the gate or as fast as they can.</summary>
internal sealed class Simulation(SimulatedServer server, int requests, TimeSpan body)
{
    internal const int Workers = 8;
    private const int Enough = 100;
    private readonly int[] fetched = new int[Workers];
    private int begun;
    private int underWay;

    internal TimeSpan Took { get; private set; }

    internal int Refused { get; private set; }

    /// <summary>Whether it was refused so often that it stopped.</summary>
    internal bool GaveUp { get; private set; }

    internal int MostAtOnce { get; private set; }

    /// <summary>What the worker that got least got, against an even share.</summary>
    internal double SmallestShare => fetched.Min() / (requests / (double)Workers);

    internal AdaptiveGate? Gate { get; private set; }

    internal static Simulation Run(SimulatedServer server, int requests, bool isGated = true, double? perSecond = null, TimeSpan body = default)
    {
        var simulation = new Simulation(server, requests, body);
        VirtualTime.Run(clock => simulation.RunAsync(clock, isGated, perSecond));
        return simulation;
    }

    private async Task RunAsync(TimeProvider clock, bool isGated, double? perSecond)
    {
        using var gate = new AdaptiveGate(Workers, perSecond, clock);
        Gate = gate;
        var start = clock.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(async worker =>
        {
            while (begun++ < requests)
            {
                while (!await FetchAsync(isGated ? gate : null, clock, start))
                {
                    if (++Refused > Enough * requests)
                    {
                        GaveUp = true;
                        return;
                    }
                }

                fetched[worker]++;
            }
        }));
        Took = clock.GetElapsedTime(start);
    }

    private async Task<bool> FetchAsync(AdaptiveGate? gate, TimeProvider clock, long start)
    {
        using var pass = gate is null ? null : await gate.EnterAsync(CancellationToken.None);
        MostAtOnce = Math.Max(MostAtOnce, ++underWay);
        var answer = server.Take(clock.GetElapsedTime(start), underWay);
        await Task.Delay(answer.Latency, clock);
        underWay--;
        if (answer.IsGood)
        {
            pass?.Answered(answer.Latency);
            if (body > TimeSpan.Zero)
            {
                await Task.Delay(body, clock);
            }
        }
        else
        {
            pass?.Throttled(answer.RetryAfter);
        }

        return answer.IsGood;
    }
}
