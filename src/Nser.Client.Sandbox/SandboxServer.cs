using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox;

/// <summary>Kestrel with routing and one handler behind it: no configuration, no logging, nothing from the surroundings.</summary>
internal sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication application;

    private SandboxServer(WebApplication application) => this.application = application;

    internal Uri Http => Address("http");

    internal Uri? Https => Addresses.Any(address => address.Scheme == "https") ? Address("https") : null;

    private IEnumerable<Uri> Addresses =>
        application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(address => new Uri(address));

    public async ValueTask DisposeAsync()
    {
        await application.StopAsync().ConfigureAwait(false);
        await application.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Starts listening.</summary>
    /// <exception cref="IOException">A port is taken.</exception>
    internal static async Task<SandboxServer> StartAsync(
        NserSandboxOptions options, ThrowAwayCertificates? certificates, RouteTable routes, RequestDelegate handle, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            var host = options.Host == "localhost" ? IPAddress.Loopback : IPAddress.Parse(options.Host);
            kestrel.Listen(host, options.HttpPort, listen => listen.Protocols = HttpProtocols.Http1);
            if (options.HttpsPort is { } port && certificates is not null)
            {
                kestrel.Listen(host, port, listen =>
                {
                    listen.Protocols = HttpProtocols.Http1AndHttp2;
                    listen.UseHttps(certificates.Server);
                });
            }
        });

        var application = builder.Build();
        application.UseRouting();
        routes.Map(application, handle);
        // The handler answers what has no route as well, so the endpoints' own 405 is never reached.
        application.Run(handle);
        try
        {
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
            return new SandboxServer(application);
        }
        catch
        {
            await application.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private Uri Address(string scheme) => Addresses.First(address => address.Scheme == scheme);
}

/// <summary>A certificate authority that lives as long as one sandbox, and the server certificate that it signs for this machine.</summary>
internal sealed class ThrowAwayCertificates : IDisposable
{
    private ThrowAwayCertificates(X509Certificate2 authority, X509Certificate2 server)
    {
        Authority = authority;
        Server = server;
    }

    /// <summary>The root to trust, without its private key.</summary>
    internal X509Certificate2 Authority { get; }

    /// <summary>The server's certificate with its private key, for <c>localhost</c> and 127.0.0.1.</summary>
    internal X509Certificate2 Server { get; }

    public void Dispose()
    {
        Authority.Dispose();
        Server.Dispose();
    }

    /// <summary>Certificates are checked against the real clock, whatever the sandbox's clock says.</summary>
    internal static ThrowAwayCertificates Create()
    {
        var (from, until) = (TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(30));
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var rootRequest = new CertificateRequest("CN=Nser.Client.Sandbox throw-away CA", rootKey, HashAlgorithmName.SHA256);
        rootRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        rootRequest.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        rootRequest.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(rootRequest.PublicKey, false));
        using var root = rootRequest.CreateSelfSigned(from, until);

        using var serverKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", serverKey, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        using var signed = request.Create(root, from, until, RandomNumberGenerator.GetBytes(8));
        using var server = signed.CopyWithPrivateKey(serverKey);

        // Windows takes no ephemeral key for TLS; the way over PKCS #12 works everywhere.
        return new ThrowAwayCertificates(Public(root), WithStoredKey(server));
    }

#if NET9_0_OR_GREATER
    private static X509Certificate2 Public(X509Certificate2 root) => X509CertificateLoader.LoadCertificate(root.RawData);

    private static X509Certificate2 WithStoredKey(X509Certificate2 server) => X509CertificateLoader.LoadPkcs12(server.Export(X509ContentType.Pkcs12), null);
#else
    private static X509Certificate2 Public(X509Certificate2 root) => new(root.RawData);

    private static X509Certificate2 WithStoredKey(X509Certificate2 server) => new(server.Export(X509ContentType.Pkcs12));
#endif
}
