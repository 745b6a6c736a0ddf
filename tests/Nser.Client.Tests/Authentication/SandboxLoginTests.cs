using Microsoft.Extensions.Logging.Abstractions;
using Nser.Client.Api;
using Nser.Client.Composition;
using Nser.Client.Pipeline;
using Nser.Client.Sandbox;
using Nser.Standards;

namespace Nser.Client.Tests.Authentication;

/// <summary>The same promises against the sandbox, with real tokens, over both its addresses.</summary>
public sealed class SandboxLoginTests
{
    private static readonly NserCall Read = new(NserOperation.ReadRecord, NserApiVersion.V2)
    {
        Send = (api, call, stop) => api.ReadRecordAsync(NserApiVersion.V2, "programme-enrollments", "R-1", call, stop),
        Accepts = [System.Net.HttpStatusCode.NotFound],
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_thousand_concurrent_calls_on_an_expired_token_cause_one_login(bool https)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var core = new ClientServices(https ? sandbox.CreateHttpsOptions() : sandbox.CreateOptions(), NullLoggerFactory.Instance);
        await core.Transport.SendAsync(Read, CancellationToken.None);
        var before = sandbox.Logins.Total;
        sandbox.Clock.Advance(TimeSpan.FromDays(1));

        var answers = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => core.Transport.SendAsync(Read, CancellationToken.None)));

        Assert.Equal(before + 1, sandbox.Logins.Total);
        Assert.All(answers, answer => Assert.Equal(ProblemNames.UnknownResource, answer.Problem?.Name));
        Assert.Empty(sandbox.UnmatchedRequests);
    }

    [Fact]
    public async Task A_wrong_password_is_refused_once_and_the_account_stays_open()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        var options = sandbox.CreateOptions();
        options.Password = "wrong";
        using var core = new ClientServices(options, NullLoggerFactory.Instance);

        for (var call = 0; call < 10; call++)
        {
            await Assert.ThrowsAsync<NserAuthenticationException>(() => core.Transport.SendAsync(Read, CancellationToken.None));
        }

        Assert.Equal(1, sandbox.Logins.Refused);
    }

    [Fact]
    public async Task A_live_client_gets_nothing_from_a_staging_server()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        var options = sandbox.CreateHttpsOptions();
        options.Environment = NserEnvironment.Live;
        using var core = new ClientServices(options, NullLoggerFactory.Instance);

        await Assert.ThrowsAsync<NserAuthenticationException>(() => core.Transport.SendAsync(Read, CancellationToken.None));

        Assert.Equal(0, sandbox.Logins.Total);
        Assert.All(sandbox.Requests, request => Assert.Equal(NserOperation.Versions, request.Operation));
    }
}
