using Nser.Client.Api;
using Nser.Standards;

namespace Nser.Client.Sandbox.Tests.Lifecycle;

public sealed class LifecycleTests
{
    private static readonly DateTimeOffset Deprecation = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Sunset = new(2030, 7, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_version_is_supported_then_deprecated_then_retired_as_the_clock_passes()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        sandbox.Versions.Deprecate(NserApiVersion.V1, Deprecation, NserApiVersion.V2);
        sandbox.Versions.Sunset(NserApiVersion.V1, Sunset);
        using var client = new PlainClient(sandbox);

        using var before = await client.LoginAsync(sandbox.UserName, sandbox.Password);
        Assert.False(before.Headers.Contains("Deprecation"));
        Assert.Equal("supported", await StatusAsync(client));

        sandbox.Clock.Set(Deprecation);
        using var deprecated = await client.LoginAsync(sandbox.UserName, sandbox.Password);
        Assert.Equal("@1893456000", Assert.Single(deprecated.Headers.GetValues("Deprecation")));
        Assert.Equal("Mon, 01 Jul 2030 00:00:00 GMT", Assert.Single(deprecated.Headers.GetValues("Sunset")));
        Assert.Equal(["deprecation", "sunset", "successor-version"], deprecated.Headers.GetValues("Link").SelectMany(link => link.Split(", ")).Select(link => link.Split("rel=")[1].Trim('"')));
        Assert.Equal(("2.0", "1.0"), (deprecated.Headers.GetValues("api-supported-versions").Single(), deprecated.Headers.GetValues("api-deprecated-versions").Single()));
        Assert.Equal("deprecated", await StatusAsync(client));

        sandbox.Clock.Set(Sunset);
        Assert.Equal((410, "version-retired"), await PlainClient.ProblemAsync(client.LoginAsync(sandbox.UserName, sandbox.Password)));
        Assert.Equal("retired", await StatusAsync(client));
    }

    [Fact]
    public async Task A_single_method_is_deprecated_and_retired_while_its_version_goes_on()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        sandbox.Versions.Deprecate(NserOperation.ReadRecord, NserApiVersion.V1, Deprecation, NserApiVersion.V2);
        sandbox.Versions.Sunset(NserOperation.ReadRecord, NserApiVersion.V1, Sunset);
        sandbox.Clock.Set(Deprecation);
        using var client = await new PlainClient(sandbox).LogInAsync();

        using var deprecated = await client.GetAsync("/api/v1.0/asset-deliveries/x");
        Assert.True(deprecated.Headers.Contains("Deprecation"));
        var (_, versions) = await PlainClient.ReadAsync(client.GetAsync("/api/versions"));
        var methods = versions["versions"]![0]!["methods"]!.AsArray();
        Assert.Equal(3, methods.Count);
        Assert.All(methods, method => Assert.Equal(("GET", "2030-07-01T00:00:00Z"), ((string)method!["method"]!, (string)method["sunsetOn"]!)));
        Assert.All(methods, method => Assert.Equal(((string)method!["path"]!).Replace("v1.0", "v2.0", StringComparison.Ordinal), (string)method["successor"]!));

        sandbox.Clock.Set(Sunset);
        Assert.Equal((410, "method-retired"), await PlainClient.ProblemAsync(client.GetAsync("/api/v1.0/asset-deliveries/x")));
        Assert.Equal(200, (await PlainClient.ReadAsync(client.LoginAsync(sandbox.UserName, sandbox.Password))).Status);
    }

    [Fact]
    public async Task A_withdrawn_version_is_unknown_until_it_is_restored()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var client = new PlainClient(sandbox);
        sandbox.Versions.Withdraw(NserApiVersion.V1);
        Assert.Equal((404, "version-unknown"), await PlainClient.ProblemAsync(client.LoginAsync(sandbox.UserName, sandbox.Password)));

        sandbox.Versions.Restore(NserApiVersion.V1);
        Assert.Equal(200, (await PlainClient.ReadAsync(client.LoginAsync(sandbox.UserName, sandbox.Password))).Status);
    }

    private static async Task<string> StatusAsync(PlainClient client) =>
        (string)(await PlainClient.ReadAsync(client.GetAsync("/api/versions"))).Body["versions"]![0]!["status"]!;
}
