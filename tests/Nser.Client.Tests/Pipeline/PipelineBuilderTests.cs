using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Nser.Client.Api;
using Nser.Client.Composition;
using Nser.Client.Testing.Fakes;
using Nser.Standards;
using Polly;

namespace Nser.Client.Tests.Pipeline;

/// <summary>The same pipeline over a client of the factory.</summary>
public sealed class NserPipelineTests
{
    [Fact]
    public async Task A_client_of_the_factory_goes_the_same_way_and_logs_no_path()
    {
        using var loggers = new CollectingLoggers();
        await using var api = new FakeApi(_ => RawReply.Json("{}"));
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(loggers));
        services.AddSingleton(provider => new ClientServices(
            api.Core.Options, provider.GetRequiredService<ILoggerFactory>(), () => provider.GetRequiredService<IHttpClientFactory>().CreateClient("nser")));
        services.AddHttpClient("nser").AddNserPipeline(provider => provider.GetRequiredService<ClientServices>());
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<ClientServices>().Transport.SendAsync(FakeApi.Push(repeatIsSafe: false), CancellationToken.None);

        Assert.Equal(1, api.Logins);
        Assert.Equal(1, api.Server.Count("/api/v2.0/programme-enrollments"));
        Assert.Contains(loggers.Lines, line => line.Contains("/api/v{version}/{library}/batches", StringComparison.Ordinal));
        Assert.DoesNotContain(loggers.Lines, line => line.Contains("programme-enrollments", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_policy_of_the_partners_own_runs_inside_each_attempt_with_token_and_server_names()
    {
        var calls = 0;
        var seen = new List<string>();
        await using var api = new FakeApi(_ => Interlocked.Increment(ref calls) == 1 ? RawReply.Problem(503, "unavailable") : RawReply.Json("{}"));
        var services = new ServiceCollection();
        services.AddNserClient(options => (options.BaseAddress, options.UserName, options.Password, options.TimeProvider) = (api.Server.Address, FakeApi.UserName, FakeApi.Password, api.Clock))
            .AddPolicyHandler(request =>
            {
                seen.Add($"{request.RequestUri!.AbsolutePath} {request.Headers.Contains("Authorization")}");
                return Policy.NoOpAsync<HttpResponseMessage>();
            });
        await using var provider = services.BuildServiceProvider();

        using var answer = await provider.GetRequiredService<NserClient>().CreateApi<ICognitiveApi>().GetUsageAsync(NserApiVersion.V2, null, null, null, CancellationToken.None);

        Assert.Equal(["/api/versions False", "/api/v2.0/auth/token False", "/api/v2.0/usage True", "/api/v2.0/usage True"], seen);
    }

    [Fact]
    public void A_caller_whose_options_are_faulty_learns_it_at_construction()
    {
        using var loggers = new CollectingLoggers();

        Assert.Throws<ArgumentException>(() => new ClientServices(new NserClientOptions(), loggers));
    }

    [Theory]
    [InlineData("", 200, "Healthy")]
    [InlineData("Deprecation: @1767225600\r\n", 200, "Degraded")]
    [InlineData("", 401, "Unhealthy")]
    public async Task Health_says_whether_a_token_can_be_had_and_what_will_go_away(string headers, int login, string expected)
    {
        await using var api = new FakeApi(_ => RawReply.Json("{}", 200, headers));
        if (login != 200)
        {
            api.Login = (_, _) => RawReply.Problem(login, "unauthenticated");
        }

        await Record.ExceptionAsync(() => api.ReadAsync());
        var result = await new NserHealthCheck(api.Core.Tokens, api.Core.Notices).CheckHealthAsync(null!, CancellationToken.None);

        Assert.Equal(expected, result.Status.ToString());
    }
}
