using Nser.Client.Sandbox;
using WireMock.RequestBuilders;
using WireMock.Server;
using WireMock.Settings;

namespace Nser.Client.WireMock;

/// <summary>Puts a WireMock server in front of a sandbox, for tests that already use WireMock.</summary>
/// <remarks>
/// Three layers answer a request, in this order: what a test plans through <see cref="NserStubs"/>, the test's own WireMock stubs, and the sandbox.
/// WireMock's journal keeps headers and bodies, passwords and CNICs included. Use it only in tests with synthetic people, and do not write the journal to a log.
/// </remarks>
/// <example><code>
/// await using var sandbox = await NserSandbox.StartAsync();
/// using var server = NserWireMock.Start();
/// var nser = server.GivenNser(sandbox).Fails(NserOperation.PushBatch, 503, retryAfter: TimeSpan.FromSeconds(1), times: 2);
/// await using var client = nser.CreateClient();
/// </code></example>
public static class NserWireMock
{
    private const string PlannedTitle = "Nser.Client.WireMock: planned";
    private const string SandboxTitle = "Nser.Client.WireMock: the sandbox";

    /// <summary>The first priority after that of WireMock's own administration.</summary>
    private const int First = int.MinValue + 1;

    private const int Last = int.MaxValue;

    /// <summary>Starts a WireMock server on a free HTTP port of this machine, with the settings that <see cref="GivenNser"/> needs. Dispose of it before the sandbox.</summary>
    public static WireMockServer Start() => Start(_ => { });

    /// <summary>Starts a WireMock server with settings of your own. <see cref="WireMockServerSettings.DisableRequestBodyDecompressing"/> is always set to <see langword="true"/>.</summary>
    /// <param name="configure">Changes the settings before the server starts, for example its port.</param>
    public static WireMockServer Start(Action<WireMockServerSettings> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var settings = new WireMockServerSettings();
        configure(settings);
        settings.DisableRequestBodyDecompressing = true;
        return WireMockServer.Start(settings);
    }

    /// <summary>Sends every request that no stub answers to the sandbox, and returns the stubs that name operations of the Cognitive API.</summary>
    /// <remarks>
    /// Requests and answers pass byte for byte. An answer that the sandbox cuts reaches the client as a cut connection without any answer.
    /// <c>WireMockServer.MappingModels</c>, and with it the list of mappings in WireMock's administration, throws while these stubs are registered:
    /// WireMock.Net 2.21 lists only its own kinds of answers.
    /// </remarks>
    /// <param name="server">A server that leaves request bodies compressed, for example from <see cref="Start()"/>.</param>
    /// <param name="sandbox">The sandbox to which the requests go. It must run for as long as the server.</param>
    /// <exception cref="ArgumentException">The server decompresses request bodies: <see cref="WireMockServerSettings.DisableRequestBodyDecompressing"/> is not <see langword="true"/>.</exception>
    /// <exception cref="InvalidOperationException">The server already has a sandbox. <c>WireMockServer.ResetMappings</c> removes it.</exception>
    public static NserStubs GivenNser(this WireMockServer server, NserSandbox sandbox)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(sandbox);
        if (server.Mappings.Any(mapping => mapping.Title == SandboxTitle))
        {
            throw new InvalidOperationException("This WireMock server already has a sandbox. Nothing was registered. Use the stubs that the first call returned, or call ResetMappings first.");
        }

        var plan = new CallPlan(sandbox.Routes);
        var provider = new PlannedResponseProvider(plan, new SandboxProxy(sandbox.BaseAddress), sandbox.Clock);
        var proxied = Guid.NewGuid();
        server.Given(Request.Create().WithPath("/*")).WithGuid(proxied).WithTitle(SandboxTitle).AtPriority(Last).RespondWith(provider);
        if (server.Mappings.Single(mapping => mapping.Guid == proxied).Settings.DisableRequestBodyDecompressing != true)
        {
            server.DeleteMapping(proxied);
            throw new ArgumentException(
                "This WireMock server decompresses request bodies, so the sandbox would refuse every compressed push. Nothing was registered. "
                + $"Start the server with {nameof(NserWireMock)}.{nameof(Start)}(), or set {nameof(WireMockServerSettings)}.{nameof(WireMockServerSettings.DisableRequestBodyDecompressing)} to true.",
                nameof(server));
        }

        server.Given(Request.Create().Add(new PlannedRequestMatcher(plan))).WithTitle(PlannedTitle).AtPriority(First).RespondWith(provider);
        return new NserStubs(server, sandbox, plan);
    }
}
