using System.Net;
using System.Security.Cryptography.X509Certificates;
using Nser.Client.Api;

namespace Nser.Client.Sandbox.Tests.Hosting;

public sealed class TransportTests
{
    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task Https_is_trusted_through_the_throw_away_CA_by_address_and_by_name(string httpVersion)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        foreach (var host in (string[])["127.0.0.1", "localhost"])
        {
            using var client = new PlainClient(sandbox, Trusting(sandbox.TrustedRoots), new UriBuilder(sandbox.HttpsAddress) { Host = host }.Uri);
            client.Http.DefaultRequestVersion = Version.Parse(httpVersion);
            client.Http.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact;

            using var answer = await client.GetAsync("/api/versions");

            Assert.Equal((HttpStatusCode.OK, Version.Parse(httpVersion)), (answer.StatusCode, answer.Version));
        }
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task Answers_are_cut_over_https_too(string httpVersion)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var client = new PlainClient(sandbox, Trusting(sandbox.TrustedRoots), sandbox.HttpsAddress);
        client.Http.DefaultRequestVersion = Version.Parse(httpVersion);
        client.Http.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        var whole = await client.Http.GetStringAsync(new Uri("/api/versions", UriKind.Relative));

        sandbox.Faults.CutAfter(10, on: NserOperation.Versions);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.GetAsync("/api/versions"));
        sandbox.Faults.ResetAfter(10, on: NserOperation.Versions);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.GetAsync("/api/versions"));
        sandbox.Faults.CutAfter(10, silently: true, on: NserOperation.Versions);
        Assert.Equal(whole[..10], await client.Http.GetStringAsync(new Uri("/api/versions", UriKind.Relative)));

        Assert.Equal(3, sandbox.Faults.Fired);
        Assert.Equal(whole, await client.Http.GetStringAsync(new Uri("/api/versions", UriKind.Relative)));
    }

    [Fact]
    public async Task Https_is_not_trusted_without_the_CA()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var client = new PlainClient(sandbox, address: sandbox.HttpsAddress);

        var error = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("/api/versions"));
        Assert.Equal(HttpRequestError.SecureConnectionError, error.HttpRequestError);
    }

    [Fact]
    public async Task Two_sandboxes_run_side_by_side_and_a_stopped_one_no_longer_answers()
    {
        await using var first = await NserSandbox.StartAsync();
        var second = await NserSandbox.StartAsync();
        var address = second.BaseAddress;
        using var client = new PlainClient(second, address: address);
        Assert.NotEqual(first.BaseAddress, address);

        await second.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("/api/versions"));
        Assert.Throws<ObjectDisposedException>(() => second.BaseAddress);
    }

    [Fact]
    public async Task A_sandbox_may_be_disposed_of_twice()
    {
        var sandbox = await NserSandbox.StartAsync();
        var address = sandbox.BaseAddress;

        await sandbox.DisposeAsync();
        await sandbox.DisposeAsync();

        using var http = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(address));
    }

    [Fact]
    public async Task A_taken_port_is_an_io_error()
    {
        await using var first = await NserSandbox.StartAsync();
        await Assert.ThrowsAnyAsync<IOException>(() => NserSandbox.StartAsync(new NserSandboxOptions { HttpPort = first.BaseAddress.Port }));
    }

    [Fact]
    public async Task Options_for_a_client_carry_address_account_profile_and_trust()
    {
        await using var sandbox = await NserSandbox.StartAsync();

        var options = sandbox.CreateHttpsOptions();

        Assert.Equal((sandbox.HttpsAddress, sandbox.UserName, sandbox.Password), (options.BaseAddress, options.UserName, options.Password));
        Assert.Equal(sandbox.TrustedRoots, options.Tls.TrustedRoots);
        Assert.Equal(sandbox.BaseAddress, sandbox.CreateOptions().BaseAddress);
    }

    private static SocketsHttpHandler Trusting(X509Certificate2Collection roots)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(roots);
        return new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = policy } };
    }
}
