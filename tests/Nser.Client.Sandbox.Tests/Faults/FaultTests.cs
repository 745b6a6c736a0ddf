using System.Diagnostics;
using System.Net;
using Nser.Client.Api;
using Nser.Client.Sandbox.Seeds;

namespace Nser.Client.Sandbox.Tests.Faults;

public sealed class FaultTests
{
    [Theory]
    [InlineData(503, "unavailable")]
    [InlineData(429, "throttled")]
    [InlineData(410, "version-retired")]
    public async Task Answer_gives_the_status_with_retry_after_and_applies_nothing(int status, string problem)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var client = await new PlainClient(sandbox).LogInAsync();
        var fault = sandbox.Faults.Answer(status, TimeSpan.FromSeconds(7));

        using var faulty = await client.PushV1Async(SyntheticPeople.EnrollmentLines(1));
        Assert.Equal(TimeSpan.FromSeconds(7), faulty.Headers.RetryAfter!.Delta);
        Assert.Equal((status, problem), await PlainClient.ProblemAsync(Task.FromResult(faulty)));
        Assert.Equal((1, true, 1, 0), (fault.Fired, fault.IsSpent, sandbox.Faults.Fired, sandbox.Ledger.Count));
        Assert.Equal(200, (await PlainClient.ReadAsync(client.PushV1Async(SyntheticPeople.EnrollmentLines(1)))).Status);
    }

    [Fact]
    public async Task Retry_after_may_be_a_date_on_the_sandboxs_clock()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        sandbox.Clock.Set(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
        sandbox.Clock.Freeze();
        using var client = await new PlainClient(sandbox).LogInAsync();
        sandbox.Faults.Answer(500, TimeSpan.FromMinutes(2), asDate: true);

        using var faulty = await client.GetAsync("/api/v1.0/asset-deliveries/x");

        Assert.Equal(new DateTimeOffset(2030, 1, 1, 0, 2, 0, TimeSpan.Zero), faulty.Headers.RetryAfter!.Date);
    }

    [Fact]
    public async Task A_reset_before_applying_leaves_nothing_and_a_dropped_answer_leaves_the_records()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var client = await new PlainClient(sandbox).LogInAsync();
        var reset = sandbox.Faults.ResetBeforeApplying();
        var drop = sandbox.Faults.DropAnswerAfterApplying();
        var lines = SyntheticPeople.EnrollmentLines(3);

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.PushV1Async(lines, "lost"));
        Assert.Equal((1, 0, 0), (reset.Fired, drop.Fired, sandbox.Ledger.Count));

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.PushV1Async(lines, "lost"));
        Assert.Equal((1, 1, 3), (reset.Fired, drop.Fired, sandbox.Ledger.Count));

        Assert.Equal(200, (await PlainClient.ReadAsync(client.PushV1Async(lines, "lost"))).Status);
        Assert.Equal((1, 1), (sandbox.Ledger.MostApplications, sandbox.Ledger.Replays));
        Assert.Equal([null, "ResetBeforeApplying", "DropAnswerAfterApplying", null], sandbox.Requests.Select(request => request.Fault));
        Assert.Equal([200, null, 200, 200], sandbox.Requests.Select(request => request.Status));
    }

    [Fact]
    public async Task A_refusal_does_not_spend_a_dropped_answer()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var client = await new PlainClient(sandbox).LogInAsync();
        var drop = sandbox.Faults.DropAnswerAfterApplying();

        Assert.Equal((422, "non-standard-data"), await PlainClient.ProblemAsync(client.PushV1Async(["{}"])));
        Assert.Equal(0, drop.Fired);
    }

    [Fact]
    public async Task A_truncated_body_breaks_the_connection_or_only_the_content()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var client = new PlainClient(sandbox);
        var whole = await client.Http.GetStringAsync(new Uri("/api/versions", UriKind.Relative));

        sandbox.Faults.TruncateBody(on: NserOperation.Versions);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.GetAsync("/api/versions"));

        sandbox.Faults.TruncateBody(silently: true, on: NserOperation.Versions);
        Assert.Equal(whole[..(whole.Length / 2)], await client.Http.GetStringAsync(new Uri("/api/versions", UriKind.Relative)));
        Assert.Equal(2, sandbox.Faults.Fired);
    }

    [Fact]
    public async Task A_slow_body_arrives_in_pieces_and_whole()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var client = new PlainClient(sandbox);
        var whole = await client.Http.GetStringAsync(new Uri("/api/versions", UriKind.Relative));
        sandbox.Faults.SlowBody(TimeSpan.FromMilliseconds(20), pieces: 3, on: NserOperation.Versions);

        using var answer = await client.Http.GetAsync(new Uri("/api/versions", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        await using var body = await answer.Content.ReadAsStreamAsync();
        var first = await body.ReadAsync(new byte[whole.Length]);

        Assert.InRange(first, 1, whole.Length - 1);
        using var rest = new StreamReader(body);
        Assert.Equal(whole.Length - first, (await rest.ReadToEndAsync()).Length);
    }

    [Fact]
    public async Task A_garbage_body_is_a_page_of_html_though_the_batch_was_applied()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var client = await new PlainClient(sandbox).LogInAsync();
        sandbox.Faults.GarbageBody(status: 200);

        using var answer = await client.PushV1Async(SyntheticPeople.EnrollmentLines(2));

        Assert.Equal((HttpStatusCode.OK, "text/html", 2), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType, sandbox.Ledger.Count));
    }

    [Fact]
    public async Task An_expired_token_is_told_from_revoked_ones()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var client = await new PlainClient(sandbox).LogInAsync();
        sandbox.Faults.ExpireToken();
        Assert.Equal((401, "token-expired"), await PlainClient.ProblemAsync(client.GetAsync("/api/v1.0/asset-deliveries/x")));

        await client.LogInAsync();
        sandbox.Faults.RevokeTokens();
        Assert.Equal((401, "unauthenticated"), await PlainClient.ProblemAsync(client.GetAsync("/api/v1.0/asset-deliveries/x")));
        Assert.Equal(2, sandbox.Faults.Fired);
    }

    [Fact]
    public async Task A_delayed_call_is_applied_though_its_client_has_gone()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var client = await new PlainClient(sandbox).LogInAsync();
        sandbox.Faults.Delay(TimeSpan.FromMilliseconds(300));
        using var gone = new CancellationTokenSource();
        var call = client.Http.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, "/api/v1.0/programme-enrollments") { Content = new StringContent(PlainClient.Envelope(SyntheticPeople.EnrollmentLines(2)), null, "application/json") },
            gone.Token);
        await UntilAsync(() => sandbox.Faults.Fired == 1);

        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await UntilAsync(() => sandbox.Ledger.Count == 2);
    }

    [Fact]
    public async Task A_fault_by_chance_hits_the_same_requests_for_the_same_seed()
    {
        Assert.Equal(await HitsAsync(seed: 5), await HitsAsync(seed: 5));
        Assert.NotEqual(await HitsAsync(seed: 5), await HitsAsync(seed: 6));
        Assert.InRange((await HitsAsync(seed: 5)).Count(hit => hit), 5, 35);
    }

    [Fact]
    public async Task A_fault_without_an_operation_spares_login_and_versions_and_a_named_one_hits_only_its_own()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var client = new PlainClient(sandbox);
        var general = sandbox.Faults.Answer(503, times: 10);
        Assert.Equal(200, (await PlainClient.ReadAsync(client.GetAsync("/api/versions"))).Status);
        Assert.Equal(0, general.Fired);

        sandbox.Faults.Answer(503, on: NserOperation.Token);
        Assert.Equal((503, "unavailable"), await PlainClient.ProblemAsync(client.LoginAsync(sandbox.UserName, sandbox.Password)));
        sandbox.Faults.Clear();
        Assert.Equal(0, sandbox.Faults.Fired);
    }

    private static async Task<bool[]> HitsAsync(int seed)
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { Seed = seed, HttpsPort = null });
        using var client = new PlainClient(sandbox);
        sandbox.Faults.Answer(500, times: int.MaxValue, probability: 0.5, on: NserOperation.Versions);
        var hits = new bool[40];
        for (var i = 0; i < hits.Length; i++)
        {
            using var answer = await client.GetAsync("/api/versions");
            hits[i] = answer.StatusCode == HttpStatusCode.InternalServerError;
        }

        return hits;
    }

    /// <summary>Waits for something that another thread brings about; a minute without it is a failure.</summary>
    private static async Task UntilAsync(Func<bool> happened)
    {
        var since = Stopwatch.GetTimestamp();
        while (!happened())
        {
            Assert.True(Stopwatch.GetElapsedTime(since) < TimeSpan.FromMinutes(1), "It has not happened within a minute.");
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }
}
