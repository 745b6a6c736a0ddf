using System.Threading.Channels;
using Nser.Client.Pipeline;

namespace Nser.Client.Tests.Pipeline.HostileAnswers;

/// <summary>A body that comes a byte now and then: too often for the idle time, so the attempt's time ends it.</summary>
public sealed class SlowDripTests
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Attempt = TimeSpan.FromSeconds(100);

    public static TheoryData<string> Calls => new(HostileApi.Calls);

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task The_attempts_time_ends_a_body_that_drips(string call)
    {
        var drip = Channel.CreateUnbounded<byte[]>();
        var begun = new TaskCompletionSource<Task>();
        HostileApi? made = null;
        await using var api = made = Dripping(call, drip, () => begun.TrySetResult(made!.Clock.NextTimer(Idle)));

        var asking = api.AskAsync();
        await await begun.Task;
        for (var dripped = 0; dripped < 3; dripped++)
        {
            var read = api.Clock.NextTimer(Idle);
            Assert.True(drip.Writer.TryWrite(" "u8.ToArray()));
            await read;
            Assert.False(asking.IsCompleted);
            api.Clock.Advance(TimeSpan.FromSeconds(30));
        }

        api.Clock.Advance(TimeSpan.FromSeconds(10));
        var error = await Assert.ThrowsAsync<NserTransportException>(() => asking);

        Assert.Contains("time for the call ran out", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, api.Asked);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task The_idle_time_ends_a_body_that_stops_dripping(string call)
    {
        var drip = Channel.CreateUnbounded<byte[]>();
        var begun = new TaskCompletionSource<Task>();
        HostileApi? made = null;
        await using var api = made = Dripping(call, drip, () => begun.TrySetResult(made!.Clock.NextTimer(Idle)));

        var asking = api.AskAsync();
        await await begun.Task;
        var read = api.Clock.NextTimer(Idle);
        Assert.True(drip.Writer.TryWrite(" "u8.ToArray()));
        await read;
        api.Clock.Advance(Idle);
        var error = await Assert.ThrowsAsync<NserTransportException>(() => asking);

        Assert.Contains("stopped coming", error.Message, StringComparison.Ordinal);
    }

    private static HostileApi Dripping(string call, Channel<byte[]> drip, Action onAsked) => new(
        call,
        _ =>
        {
            onAsked();
            return new("HTTP/1.1 200 OK\r\nNser-Environment: staging\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n"u8.ToArray())
            {
                Pour = async (stream, stop) =>
                {
                    await foreach (var drop in drip.Reader.ReadAllAsync(stop))
                    {
                        await stream.WriteAsync(drop, stop);
                    }
                },
            };
        },
        options =>
        {
            options.Timeouts.Idle = Idle;
            options.Timeouts.Attempt = Attempt;
            options.Retry.MaxRetries = 0;
        });
}
