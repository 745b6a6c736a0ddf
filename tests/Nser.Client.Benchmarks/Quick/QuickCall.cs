using System.Diagnostics;
using System.Globalization;
using Nser.Client.Benchmarks.Calls;

namespace Nser.Client.Benchmarks.Quick;

/// <summary>What one small POST through the whole pipeline costs beside one by a bare <see cref="HttpClient"/>, in turns, the server in a process of its own.</summary>
internal static class QuickCall
{
    private const int CallsInTurn = 2_000;
    private const int WarmUps = 2;
    private const int Wanted = 10;
    private const int Starts = 5;

    internal static async Task<int> RunAsync(TextWriter output)
    {
        var figures = new FigureWriter(output);
        await using var server = await CallServer.StartAsync();
        using var ours = new PipelineCaller(server.Address);
        using var bare = new BareCaller(server.Address);
        await ours.OpenAsync();
        await bare.OpenAsync();
        var (pipeline, client) = (new List<Turn>(), new List<Turn>());
        foreach (var round in RoundCount.Within(WarmUps + Wanted, TimeSpan.FromSeconds(40)))
        {
            var first = await TurnAsync(round % 2 == 0 ? ours : bare);
            var second = await TurnAsync(round % 2 == 0 ? bare : ours);
            if (round >= WarmUps)
            {
                pipeline.Add(round % 2 == 0 ? first : second);
                client.Add(round % 2 == 0 ? second : first);
            }
        }

        figures.Remark($"a call: pipeline {Median.Of(pipeline.Select(turn => turn.Microseconds)):0.0} us and {Median.Of(pipeline.Select(turn => turn.Bytes)):0} bytes, bare HttpClient {Median.Of(client.Select(turn => turn.Microseconds)):0.0} us and {Median.Of(client.Select(turn => turn.Bytes)):0} bytes");
        figures.Figure("call.overhead_us", Median.Of(pipeline.Zip(client, (one, other) => one.Microseconds - other.Microseconds)));
        figures.Figure("call.alloc_over_bare_bytes", Median.Of(pipeline.Zip(client, (one, other) => one.Bytes - other.Bytes)));
        using var partner = new PartnerCaller(server.Address);
        await partner.OpenAsync();
        await TurnAsync(partner);
        var partners = await TurnAsync(partner);
        figures.Remark($"by a partner's own interface {partners.Microseconds:0.0} us and {partners.Bytes:0} bytes");
        var (firsts, bares) = (new List<double>(), new List<double>());
        for (var start = 0; start < Starts; start++)
        {
            firsts.Add(await FirstAsync(server, "pipeline"));
            bares.Add(await FirstAsync(server, "bare"));
        }

        figures.Figure("call.first_call_ms", Median.Of(firsts));
        figures.Figure("call.first_call_bare_ms", Median.Of(bares));
        return 0;
    }

    /// <summary>In a process of its own: prints how long login and first call take, from nothing.</summary>
    internal static async Task<int> FirstCallAsync(string address, string kind, TextWriter output)
    {
        var start = Stopwatch.GetTimestamp();
        using ICaller caller = kind == "bare" ? new BareCaller(new Uri(address)) : new PartnerCaller(new Uri(address));
        await caller.OpenAsync();
        await caller.CallAsync();
        await output.WriteLineAsync(Stopwatch.GetElapsedTime(start).TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    private static async Task<double> FirstAsync(CallServer server, string kind)
    {
        using var process = OwnProcess.Start("first-call", server.Address.ToString(), kind);
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The first call ended without a figure.");
        await process.WaitForExitAsync();
        return double.Parse(line, CultureInfo.InvariantCulture);
    }

    private static async Task<Turn> TurnAsync(ICaller caller)
    {
        GC.Collect();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var start = Stopwatch.GetTimestamp();
        for (var call = 0; call < CallsInTurn; call++)
        {
            if (await caller.CallAsync() == 0)
            {
                throw new InvalidOperationException("An answer was empty.");
            }
        }

        var took = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        return new(took / CallsInTurn, (GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)CallsInTurn);
    }

    /// <summary>One turn, for each call.</summary>
    private readonly record struct Turn(double Microseconds, double Bytes);
}
