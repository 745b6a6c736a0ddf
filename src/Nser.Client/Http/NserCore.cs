using Microsoft.Extensions.Logging;
using Nser.Client.Authentication;
using Nser.Client.Contract;
using Nser.Client.Diagnostics;
using Nser.Client.Versioning;
using Polly;

namespace Nser.Client.Http;

/// <summary>Everything below the public client for one account: made once, shared by all calls, safe for any number of them at a time.</summary>
internal sealed class NserCore : IDisposable
{
    private readonly Lazy<HttpClient> http;
    private readonly AccessTokenCache tokens;
    private readonly VersionNegotiator versions;
    private int disposed;

    /// <summary>With a connection pool of its own.</summary>
    /// <exception cref="ArgumentException">The options have faults; one message lists them all.</exception>
    internal NserCore(NserClientOptions options, ILoggerFactory loggers)
        : this(options, loggers, createHttp: null)
    {
    }

    /// <summary>Over a client from elsewhere, whose pipeline <see cref="NserPipeline.AddNserPipeline"/> has laid.</summary>
    /// <exception cref="ArgumentException">The options have faults; one message lists them all.</exception>
    internal NserCore(NserClientOptions options, ILoggerFactory loggers, Func<HttpClient>? createHttp)
    {
        NserClientOptionsValidator.ThrowIfInvalid(options);
        Options = options;
        Profile = NserClientOptionsValidator.ContractOf(options);
        var unfailing = new UnfailingLoggers(loggers);
        HttpLogger = unfailing.CreateLogger("Nser.Client.Http");
        BulkLogger = unfailing.CreateLogger("Nser.Client.BulkDownload");
        PushLogger = unfailing.CreateLogger("Nser.Client.Push");
        Audit = options.Audit is { } sink ? new(sink, options.TimeProvider, options.Timeouts.Attempt, unfailing.CreateLogger("Nser.Client.Audit")) : null;
        http = new(createHttp ?? (() => NserPipeline.Build(this)));
        Transport = new NserTransport(http, new RequestFactory(options, Profile), new FailureMap(options.TimeProvider), options.Timeouts, options.TimeProvider, Profile);
        Environment = new EnvironmentGuard(options.Environment, Profile.Environment);
        Answers = new AnswerReader(options.MaxResponseBytes, options.Timeouts.Idle, options.TimeProvider);
        Problems = new ProblemReader(Profile);
        Resilience = ResilienceStrategy.Build(options, HttpLogger);
        var versionLogger = unfailing.CreateLogger("Nser.Client.Versioning");
        Notices = new LifecycleNotices(Profile, options, versionLogger);
        versions = new VersionNegotiator(Transport, Profile, options.PinnedVersion, versionLogger);
        var tokenLogger = unfailing.CreateLogger("Nser.Client.Authentication");
        tokens = new AccessTokenCache(
            options.Credentials ?? NserCredentialProviders.Fixed(new NserCredentials(options.UserName!, options.Password!)),
            new TokenEndpoint(Transport, versions, Profile, options.TimeProvider, tokenLogger),
            Environment,
            options,
            tokenLogger);
    }

    internal NserClientOptions Options { get; }

    internal ContractProfile Profile { get; }

    internal INserTransport Transport { get; }

    internal IAccessTokens Tokens => tokens;

    internal VersionNegotiator Versions => versions;

    internal LifecycleNotices Notices { get; }

    internal EnvironmentGuard Environment { get; }

    internal AnswerReader Answers { get; }

    internal ProblemReader Problems { get; }

    internal ResiliencePipeline<HttpResponseMessage> Resilience { get; }

    internal AuditRecorder? Audit { get; }

    internal ILogger HttpLogger { get; }

    internal ILogger PushLogger { get; }

    internal ILogger BulkLogger { get; }

    /// <remarks>In a container both the client and the container end the core.</remarks>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1)
        {
            return;
        }

        tokens.Dispose();
        versions.Dispose();
        Audit?.Dispose();
        if (http.IsValueCreated)
        {
            http.Value.Dispose();
        }
    }
}
