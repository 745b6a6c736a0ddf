using Nser.Client.BulkDownload.Pace;

namespace Nser.Client.BulkDownload.Tests.Pace;

/// <summary>Requests that go through a gate together.</summary>
internal static class GateRounds
{
    internal static TimeSpan Fast { get; } = TimeSpan.FromMilliseconds(10);

    internal static async Task GrowTo(AdaptiveGate gate, int limit, TimeSpan? untilFirstByte = null)
    {
        while (gate.Limit < limit)
        {
            await GoodRound(gate, untilFirstByte);
        }
    }

    internal static Task GoodRound(AdaptiveGate gate, TimeSpan? untilFirstByte = null) => Round(gate, pass => pass.Answered(untilFirstByte ?? Fast));

    internal static Task RefusedRound(AdaptiveGate gate, TimeSpan? retryAfter) => Round(gate, pass => pass.Throttled(retryAfter));

    internal static void Leave(GatePass pass, Action<GatePass> answer)
    {
        answer(pass);
        pass.Dispose();
    }

    /// <summary>As many as may go at once, all answered before one leaves.</summary>
    internal static async Task Round(AdaptiveGate gate, Action<GatePass> answer)
    {
        var passes = new List<GatePass>();
        for (var left = gate.Limit; left > 0; left--)
        {
            passes.Add(await gate.EnterAsync(CancellationToken.None));
        }

        passes.ForEach(answer);
        passes.ForEach(pass => pass.Dispose());
    }
}
