using System.Security.Cryptography.X509Certificates;
using Nser.Client.Sandbox.Accounts;
using Nser.Client.Sandbox.DataRequests;
using Nser.Client.Sandbox.Endpoints;
using Nser.Client.Sandbox.Endpoints.Pull;
using Nser.Client.Sandbox.Faults;
using Nser.Client.Sandbox.Http;
using Nser.Client.Sandbox.Judgement;
using Nser.Client.Sandbox.Ledger;
using Nser.Client.Sandbox.Lifecycle;
using Nser.Client.Sandbox.Registry;
using Nser.Client.Sandbox.Requests;

namespace Nser.Client.Sandbox;

/// <summary>
/// A stub Cognitive API on a real socket, for tests and trials: real tokens, both versions with their lifecycle, a ledger of what was stored,
/// a clock to move and faults that are counted. It judges records by its own means, not by the client's validator.
/// </summary>
/// <example><code>
/// await using var sandbox = await NserSandbox.StartAsync();
/// sandbox.Faults.DropAnswerAfterApplying(times: 1);
/// </code></example>
public sealed class NserSandbox : IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly ThrowAwayCertificates? certificates;
    private readonly RequestLog log;
    private readonly RequestLog unmatched;
    private readonly TokenMint mint;
    private readonly TokenEndpoint logins;
    private readonly RouteTable routes;
    private readonly Dispatcher dispatcher;
    private SandboxServer? server;
    private int disposed;

    private NserSandbox(NserSandboxOptions options, StandardSchemas schemas, ContractSchemas requests)
    {
        Options = options;
        var account = options.Account ?? new SandboxAccount("sandbox", Guid.NewGuid().ToString("N"));
        (UserName, Password) = (account.UserName, account.Password);
        Accounts.Add(account);
        certificates = options.HttpsPort is null ? null : ThrowAwayCertificates.Create();
        TrustedRoots = certificates is null ? [] : [certificates.Authority];
        log = new RequestLog(options.MaxRecordedRequests);
        unmatched = new RequestLog(options.MaxRecordedRequests);

        var write = new ReplyWriter(options.Profile);
        mint = new TokenMint(options.Profile, options.Environment, Clock);
        logins = new TokenEndpoint(write, Accounts, mint, options.TokenLifetime);
        Versions = new SandboxVersions(options.Versions, Clock);
        Registry = new SandboxRegistry(options.Registry);
        Faults = new FaultPlan(options.Seed, write, mint, Registry, Clock);
        foreach (var fault in options.Faults)
        {
            Faults.Plan(fault);
        }

        routes = new RouteTable(options.Profile, ServedOperations.All);
        DataRequests = new SandboxDataRequests(Clock);
        var pull = new PullEndpoints(new RequestReader(write, requests), Registry, Geography, Ledger, DataRequests, Clock);
        var endpoints = ServedOperations.Endpoints(options, write, logins, Versions, routes, Ledger, new RecordJudge(schemas, options.Environment, Clock), pull);
        var gate = new Gatekeeper(write, Versions, mint, new Throttle(options, Clock), options);
        dispatcher = new Dispatcher(
            options, write, endpoints, gate, new LifecycleHeaders(options.Profile, Versions), Faults, log, unmatched, Clock, stopping.Token);
    }

    /// <summary>How it was started.</summary>
    public NserSandboxOptions Options { get; }

    /// <summary>The HTTP address with its port.</summary>
    public Uri BaseAddress => Server.Http;

    /// <summary>The HTTPS address with its port (HTTP/1.1 and HTTP/2).</summary>
    /// <exception cref="InvalidOperationException">The sandbox was started without HTTPS.</exception>
    public Uri HttpsAddress => Server.Https ?? throw new InvalidOperationException("The sandbox was started without HTTPS; set HttpsPort.");

    /// <summary>The throw-away CA that signed the server's certificate; empty without HTTPS.</summary>
    public X509Certificate2Collection TrustedRoots { get; }

    /// <summary>The user name of the ready account.</summary>
    public string UserName { get; }

    /// <summary>The password of the ready account.</summary>
    public string Password { get; }

    /// <summary>The accounts; add others, or lock and unlock them.</summary>
    public SandboxAccounts Accounts { get; } = new();

    /// <summary>The server's clock; moving it expires tokens and versions.</summary>
    public SandboxClock Clock { get; } = new();

    /// <summary>The versions and their lifecycle.</summary>
    public SandboxVersions Versions { get; }

    /// <summary>The faults to commit.</summary>
    public FaultPlan Faults { get; }

    /// <summary>What was stored, and how often.</summary>
    public SandboxLedger Ledger { get; } = new();

    /// <summary>The synthetic registry that searches answer from.</summary>
    public SandboxRegistry Registry { get; }

    /// <summary>The geo library that is served.</summary>
    public SandboxGeography Geography { get; } = new();

    /// <summary>The data requests that were submitted.</summary>
    public SandboxDataRequests DataRequests { get; }

    /// <summary>How often the token route was called.</summary>
    public LoginCount Logins => logins.Logins;

    /// <summary>The requests, oldest first, up to <see cref="NserSandboxOptions.MaxRecordedRequests"/>. A request is here before its answer leaves.</summary>
    public IReadOnlyList<RecordedRequest> Requests => log.Snapshot();

    /// <summary>The requests for which there was no route. A test of a client asserts that this is empty.</summary>
    public IReadOnlyList<RecordedRequest> UnmatchedRequests => unmatched.Snapshot();

    /// <summary>The routes that are served.</summary>
    public IReadOnlyList<ServedRoute> Routes => routes.Routes;

    private SandboxServer Server => server ?? throw new ObjectDisposedException(nameof(NserSandbox));

    /// <summary>Starts a sandbox with the defaults.</summary>
    public static Task<NserSandbox> StartAsync(CancellationToken cancellationToken = default) => StartAsync(new NserSandboxOptions(), cancellationToken);

    /// <summary>Starts a sandbox.</summary>
    /// <exception cref="IOException">A port is taken.</exception>
    /// <exception cref="FormatException"><see cref="NserSandboxOptions.Host"/> is no IP address.</exception>
    /// <exception cref="ArgumentException">A fault or a tehsil of the options does not exist, or a number is out of range.</exception>
    public static async Task<NserSandbox> StartAsync(NserSandboxOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var sandbox = new NserSandbox(options, await StandardSchemas.LoadAsync().ConfigureAwait(false), await ContractSchemas.LoadAsync().ConfigureAwait(false));
        try
        {
            sandbox.server = await SandboxServer.StartAsync(options, sandbox.certificates, sandbox.routes, sandbox.dispatcher.HandleAsync, cancellationToken).ConfigureAwait(false);
            return sandbox;
        }
        catch
        {
            await sandbox.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Options with which a client reaches this sandbox over HTTP: address, environment, ready account and profile. Change what the test is about.</summary>
    public NserClientOptions CreateOptions() => CreateOptions(BaseAddress);

    /// <summary>The options of <see cref="CreateOptions()"/> over HTTPS, trusting the throw-away CA.</summary>
    /// <exception cref="InvalidOperationException">The sandbox was started without HTTPS.</exception>
    public NserClientOptions CreateHttpsOptions() => CreateOptions(HttpsAddress);

    /// <summary>A client that is ready to use, made from <see cref="CreateOptions()"/>. Dispose of it before the sandbox.</summary>
    public NserClient CreateClient() => new(CreateOptions());

    /// <summary>The options of <see cref="CreateOptions()"/> for another account, which the sandbox knows from then on.</summary>
    public NserClientOptions CreateOptions(SandboxAccount account)
    {
        ArgumentNullException.ThrowIfNull(account);
        Accounts.Add(account);
        var options = CreateOptions(BaseAddress);
        (options.UserName, options.Password) = (account.UserName, account.Password);
        return options;
    }

    /// <summary>A client for another account, which the sandbox knows from then on. Dispose of it before the sandbox.</summary>
    public NserClient CreateClient(SandboxAccount account) => new(CreateOptions(account));

    /// <summary>Revokes every token issued so far: 401 <c>unauthenticated</c>.</summary>
    public void RevokeTokens() => mint.RevokeAll();

    /// <summary>Stops listening; calls under way are cut. A second call does nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1)
        {
            return;
        }

        await stopping.CancelAsync().ConfigureAwait(false);
        if (Interlocked.Exchange(ref server, null) is { } running)
        {
            await running.DisposeAsync().ConfigureAwait(false);
        }

        certificates?.Dispose();
        stopping.Dispose();
    }

    private NserClientOptions CreateOptions(Uri address)
    {
        var options = new NserClientOptions
        {
            BaseAddress = address,
            Environment = Options.Environment,
            UserName = UserName,
            Password = Password,
            ApplicationName = "sandbox-tests",
            Contract = Options.Profile,
        };
        options.Tls.TrustedRoots.AddRange(TrustedRoots);
        return options;
    }
}
