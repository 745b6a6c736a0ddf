using Nser.Client.Sandbox;
using Nser.Client.Testing.Fakes;
using WireMock.Server;

namespace Nser.Client.WireMock.Tests;

/// <summary>A sandbox, a WireMock server in front of it, and a client whose waits of up to five seconds end at once.</summary>
internal sealed class FrontedSandbox : IAsyncDisposable
{
    private readonly List<NserClient> clients = [];

    private FrontedSandbox(NserSandbox sandbox)
    {
        Sandbox = sandbox;
        Server = NserWireMock.Start();
        Nser = Server.GivenNser(sandbox);
        Http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new Uri(Server.Urls[0]) };
    }

    internal NserSandbox Sandbox { get; }

    internal WireMockServer Server { get; }

    internal NserStubs Nser { get; }

    /// <summary>A plain client of the WireMock server.</summary>
    internal HttpClient Http { get; }

    internal static Task<FrontedSandbox> StartAsync() => StartAsync(new());

    internal static async Task<FrontedSandbox> StartAsync(NserSandboxOptions options) => new(await NserSandbox.StartAsync(options));

    internal NserClient Client(Action<NserClientOptions>? change = null)
    {
        var options = Nser.CreateOptions();
        options.TimeProvider = new ManualTimeProvider(TimeProvider.System.GetUtcNow()) { SkipWaitsUpTo = TimeSpan.FromSeconds(5) };
        change?.Invoke(options);
        var client = new NserClient(options);
        clients.Add(client);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        clients.ForEach(client => client.Dispose());
        Http.Dispose();
        Server.Dispose();
        await Sandbox.DisposeAsync();
    }
}
