namespace Nser.Client.Sandbox.Tests.Endpoints;

public sealed class ThrottleTests
{
    [Fact]
    public async Task A_burst_of_half_a_second_goes_through_and_then_the_rate()
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { RequestsPerSecond = 4 });
        sandbox.Clock.Freeze();
        sandbox.Clock.Advance(TimeSpan.FromSeconds(10));
        using var client = new PlainClient(sandbox);

        Assert.Equal([200, 200, 429, 429], await AskAsync(client, 4));
        sandbox.Clock.Advance(TimeSpan.FromMilliseconds(249));
        Assert.Equal([429], await AskAsync(client, 1));
        sandbox.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal([200, 429], await AskAsync(client, 2));
    }

    [Fact]
    public async Task A_slow_rate_tells_when_to_come_back_in_whole_seconds()
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { RequestsPerSecond = 0.4 });
        sandbox.Clock.Freeze();
        using var client = new PlainClient(sandbox);
        Assert.Equal([200], await AskAsync(client, 1));

        using var refused = await client.GetAsync("/api/versions");

        Assert.Equal(TimeSpan.FromSeconds(3), refused.Headers.RetryAfter!.Delta);
        Assert.Equal((429, "throttled"), await PlainClient.ProblemAsync(Task.FromResult(refused)));
    }

    [Theory]
    [InlineData(0.5, null)]
    [InlineData(null, 1)]
    public async Task A_refusal_may_say_nothing_of_when_to_come_back(double? perSecond, int? perMinute)
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { RequestsPerSecond = perSecond, RequestsPerMinute = perMinute, TellsRetryAfter = false });
        sandbox.Clock.Freeze();
        using var client = new PlainClient(sandbox);
        Assert.Equal([200], await AskAsync(client, 1));

        using var refused = await client.GetAsync("/api/versions");

        Assert.Equal((429, null), ((int)refused.StatusCode, refused.Headers.RetryAfter));
    }

    [Fact]
    public async Task A_rate_of_nothing_is_refused_at_the_start() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => NserSandbox.StartAsync(new NserSandboxOptions { RequestsPerSecond = 0 }));

    private static async Task<List<int>> AskAsync(PlainClient client, int times)
    {
        var statuses = new List<int>();
        for (var time = 0; time < times; time++)
        {
            using var answer = await client.GetAsync("/api/versions");
            statuses.Add((int)answer.StatusCode);
        }

        return statuses;
    }
}
