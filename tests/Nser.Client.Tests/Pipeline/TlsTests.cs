using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Nser.Client.Api;
using Nser.Client.Composition;
using Nser.Client.Pipeline;
using Nser.Client.Testing.Fakes;

namespace Nser.Client.Tests.Pipeline;

/// <summary>Whom the client talks to. A refused server gets a handshake and not one byte of a request.</summary>
public sealed class TlsTests : IDisposable
{
    private readonly TestAuthority authority = new();
    private readonly CollectingLoggers loggers = new();

    [Fact]
    public async Task A_server_of_the_trusted_authority_is_accepted()
    {
        await using var server = Server(authority.Issue());

        Assert.Null(await CallAsync(server));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("self-signed", "UntrustedRoot")]
    [InlineData("expired", "NotTimeValid")]
    [InlineData("wrong host", "RemoteCertificateNameMismatch")]
    [InlineData("client certificate", "NotValidForUsage")]
    [InlineData("other authority", "RemoteCertificateChainErrors")]
    public async Task A_server_that_proves_too_little_is_refused_and_not_asked_again(string kind, string reason)
    {
        using var other = new TestAuthority();
        await using var server = Server(kind switch
        {
            "self-signed" => authority.Issue(selfSigned: true),
            "expired" => authority.Issue(daysLeft: -1),
            "wrong host" => authority.Issue("other.example"),
            "client certificate" => authority.Issue(usage: "1.3.6.1.5.5.7.3.2"),
            _ => other.Issue(),
        });

        var error = await CallAsync(server);

        Assert.IsType<NserTransportException>(error);
        Assert.Contains("certificate", error.Message, StringComparison.Ordinal);
        Assert.False(error.IsTransient);
        Assert.Empty(server.Requests);
        Assert.Equal(1, server.Connections);
        Assert.Contains(loggers.Lines, line => line.Contains(" 1104 ", StringComparison.Ordinal) && line.Contains(reason, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1024, false)]
    [InlineData(2048, true)]
    public void A_short_key_is_refused_where_the_platform_would_take_it(int bits, bool accepted)
    {
        using var certificate = authority.Issue(rsaBits: bits);
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority.Root);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;

        Assert.True(chain.Build(certificate));
        Assert.Equal(accepted, new CertificateCheck([], loggers.CreateLogger("tls")).Accepts(this, certificate, chain, SslPolicyErrors.None));
    }

    [Fact]
    public async Task A_pinned_key_is_accepted_and_another_refused()
    {
        using var certificate = authority.Issue();
        await using var server = Server(certificate);
        var pin = CertificateCheck.Pin(certificate);
        var next = Convert.ToBase64String(new byte[32]);

        Assert.Null(await CallAsync(server, next, pin));
        Assert.NotNull(await CallAsync(server, next, Convert.ToBase64String(Enumerable.Repeat((byte)1, 32).ToArray())));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_self_signed_server_is_refused_although_its_key_is_pinned()
    {
        using var certificate = authority.Issue(selfSigned: true);
        await using var server = Server(certificate);

        Assert.NotNull(await CallAsync(server, CertificateCheck.Pin(certificate), Convert.ToBase64String(new byte[32])));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public void No_option_turns_the_check_off()
    {
        var names = typeof(NserTlsOptions).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal);

        Assert.Equal(["ClientCertificates", "PinnedKeys", "Revocation", "TrustedRoots", "TrustedRootsPath"], names);
        Assert.DoesNotContain(typeof(NserClientOptions).Assembly.GetExportedTypes().SelectMany(type => type.GetProperties()), property => property.PropertyType.Name.Contains("ValidationCallback", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        authority.Dispose();
        loggers.Dispose();
    }

    private static RawServer Server(X509Certificate2 certificate) => new(_ => RawReply.Json("""{"versions":[]}"""), certificate);

    private async Task<NserException?> CallAsync(RawServer server, params string[] pins)
    {
        var options = new NserClientOptions { BaseAddress = server.Address, UserName = "u", Password = "p" };
        options.Tls.TrustedRoots.Add(authority.Root);
        foreach (var pin in pins)
        {
            options.Tls.PinnedKeys.Add(pin);
        }

        using var core = new ClientServices(options, loggers);
        var call = new NserCall(NserOperation.Versions, null) { Anonymous = true, Send = static (api, call, stop) => api.ListVersionsAsync(call, stop) };
        return await Record.ExceptionAsync(() => core.Transport.SendAsync(call, CancellationToken.None)) as NserException;
    }
}
