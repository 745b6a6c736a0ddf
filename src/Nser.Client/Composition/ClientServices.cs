using Microsoft.Extensions.Logging;
using Nser.Client.Api;
using Nser.Client.Authentication;
using Nser.Client.Diagnostics;
using Nser.Client.Pipeline;
using Nser.Client.Push;
using Nser.Client.Push.Prepared;
using Nser.Client.Queries;
using Nser.Client.Queries.Usage;
using Nser.Client.Versioning;
using Nser.Standards;
using Nser.Standards.Validation;
using Polly;
using Refit;

namespace Nser.Client.Composition;

/// <summary>The object graph below the public client, for one account. Built once and shared by all calls; what validates, pushes or queries is built when it is first used.</summary>
/// <remarks>Safe for any number of calls at a time.</remarks>
internal sealed class ClientServices : IDisposable
{
    private readonly Lazy<HttpClient> http;
    private readonly AccessTokenCache tokens;
    private readonly VersionNegotiator versions;
    private readonly Lazy<RecordValidator> validator;
    private readonly Lazy<PushRunFactory> pushes;
    private readonly Lazy<QueryClient> queries;
    private int disposed;

    /// <summary>With a connection pool of its own.</summary>
    /// <exception cref="ArgumentException">The options have faults; one message lists them all.</exception>
    internal ClientServices(NserClientOptions options, ILoggerFactory loggers)
        : this(options, loggers, createHttp: null)
    {
    }

    /// <summary>Over a client from elsewhere, whose pipeline <see cref="PipelineBuilder.AddNserPipeline"/> has laid.</summary>
    /// <exception cref="ArgumentException">The options have faults; one message lists them all.</exception>
    internal ClientServices(NserClientOptions options, ILoggerFactory loggers, Func<HttpClient>? createHttp)
    {
        NserClientOptionsValidator.ThrowIfInvalid(options);
        Options = options;
        Profile = NserClientOptionsValidator.ContractOf(options);
        var unfailing = new UnfailingLoggers(loggers);
        Loggers = unfailing;
        HttpLogger = unfailing.CreateLogger("Nser.Client.Http");
        Audit = options.Audit is { } sink ? new(sink, options.TimeProvider, options.Timeouts.Attempt, unfailing.CreateLogger("Nser.Client.Audit")) : null;
        http = new(createHttp ?? (() => PipelineBuilder.Build(this)));
        Failures = new FailureMap(options.TimeProvider);
        Transport = new NserTransport(new(() => RestService.ForGenerated<ICognitiveApi>(http.Value, ApiSettings.OfOwnCalls())));
        Environment = new EnvironmentGuard(options.Environment, Profile.Environment);
        Answers = new AnswerReader(options.MaxResponseBytes, options.Timeouts.Idle, options.TimeProvider);
        Problems = new ProblemReader(Profile);
        Resilience = ResiliencePolicy.Build(options.Timeouts, options.Retry, options.TimeProvider, options.Randomness, HttpLogger);
        var versionLogger = unfailing.CreateLogger("Nser.Client.Versioning");
        Notices = new LifecycleNotices(Profile, options.OnLifecycleNotice, options.TimeProvider, versionLogger);
        versions = new VersionNegotiator(Transport, Profile, options.PinnedVersion, versionLogger);
        var tokenLogger = unfailing.CreateLogger("Nser.Client.Authentication");
        tokens = new AccessTokenCache(
            options.Credentials ?? NserCredentialProviders.Fixed(new NserCredentials(options.UserName!, options.Password!)),
            new TokenEndpoint(Transport, versions, Profile, options.TimeProvider, tokenLogger),
            Environment,
            options.TimeProvider,
            options.Randomness,
            tokenLogger);
        validator = new(() => new(options.Validation with { Environment = options.Environment, TimeProvider = options.TimeProvider }));
        pushes = new(() => new(Transport, Tokens, Versions, validator.Value, Profile, options.TimeProvider, unfailing.CreateLogger("Nser.Client.Push")));
        queries = new(() => new(Transport, Tokens, Versions, Profile, options.Queries, options.TimeProvider, UsageQuery.SpentAsync));
    }

    internal NserClientOptions Options { get; }

    internal ContractProfile Profile { get; }

    internal INserTransport Transport { get; }

    internal IAccessTokens Tokens => tokens;

    internal VersionNegotiator Versions => versions;

    internal LifecycleNotices Notices { get; }

    internal EnvironmentGuard Environment { get; }

    internal AnswerReader Answers { get; }

    internal FailureMap Failures { get; }

    internal ProblemReader Problems { get; }

    internal ResiliencePipeline<HttpResponseMessage> Resilience { get; }

    internal AuditRecorder? Audit { get; }

    internal ILogger HttpLogger { get; }

    /// <summary>Loggers for packages above, whose faults do not stop a call.</summary>
    internal ILoggerFactory Loggers { get; }

    /// <summary>Sends queries; made with the first one.</summary>
    internal QueryClient Queries => queries.Value;

    /// <summary>A partner's interface over the whole pipeline.</summary>
    internal T Api<T>(NserApiOptions api)
        where T : class => RestService.ForGenerated<T>(http.Value, ApiSettings.OfInterface(api.Json));

    /// <summary>Sets rows of the budget aside for a call of a partner's interface.</summary>
    internal async Task<IMeteredRows?> SetAsideAsync(NserCall call, CancellationToken cancellationToken) =>
        Options.Queries.Budget is null ? null : await Queries.SetAsideAsync(call.Operation, call.RowsAtMost, call.RowsAtMost, cancellationToken).ConfigureAwait(false);

    /// <summary>A standard library's door for pushes.</summary>
    internal StandardLibrary<TRecord> Library<TRecord>(StandardDescriptor<TRecord> descriptor)
        where TRecord : class =>
        new(descriptor, pushes, () => new(Transport, Versions, validator.Value, descriptor));

    /// <summary>The door for batches that a caller keeps.</summary>
    internal PreparedBatches Batches() => new(Transport, Profile, validator, Options.TimeProvider, Options.Batches);

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
