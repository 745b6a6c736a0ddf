using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Nser.Client.Pipeline;

namespace Nser.Client.Composition;

/// <summary>The order of the handlers, once for both ways of building a client.</summary>
internal static class PipelineBuilder
{
    /// <summary>New handlers for one pipeline, outermost first.</summary>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The pipeline owns its handlers.")]
    internal static IReadOnlyList<DelegatingHandler> Handlers(ClientServices core) =>
    [
        new ExchangeHandler(core.Profile, core.Options.BaseAddress!, core.Options.ApplicationName, core.Failures, core.SetAsideAsync, core.Options.TimeProvider),
        new OperationHandler(core.Options.TimeProvider),
        .. core.Audit is { } audit ? [new AuditHandler(audit, core.Options.TimeProvider)] : Array.Empty<DelegatingHandler>(),
        new ResilienceHandler(core.Resilience),
        new VersionHandler(core.Versions.GetAsync, core.Notices.Observe, core.Versions.Invalidate),
        new BearerTokenHandler(core.Tokens),
        new RedactingLogHandler(core.HttpLogger, core.Options.TimeProvider),
        new ContractProfileHandler(core.Profile, core.Options.BaseAddress!),
        new TransportGuardHandler(core.Answers, core.Problems, core.Environment, core.Options.Timeouts.Idle, core.Options.TimeProvider),
    ];

    /// <summary>A client of its own, without a container.</summary>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The client owns its handlers.")]
    internal static HttpClient Build(ClientServices core)
    {
        HttpMessageHandler inner = SocketsHandlers.Create(core.Options.Tls, core.Options.Timeouts.Connect, core.HttpLogger);
        foreach (var handler in Handlers(core).Reverse())
        {
            handler.InnerHandler = inner;
            inner = handler;
        }

        return new HttpClient(inner) { Timeout = Timeout.InfiniteTimeSpan, BaseAddress = core.Options.BaseAddress };
    }

    /// <summary>The same pipeline for a client of <see cref="IHttpClientFactory"/>. The factory's own loggers go: they print paths.</summary>
    internal static IHttpClientBuilder AddNserPipeline(this IHttpClientBuilder builder, Func<IServiceProvider, ClientServices> core) => builder
        .RemoveAllLoggers()
        .ConfigureHttpClient((services, http) => (http.Timeout, http.BaseAddress) = (Timeout.InfiniteTimeSpan, core(services).Options.BaseAddress))
        .ConfigurePrimaryHttpMessageHandler(services => SocketsHandlers.Create(core(services).Options.Tls, core(services).Options.Timeouts.Connect, core(services).HttpLogger))
        .ConfigureAdditionalHttpMessageHandlers((handlers, services) =>
        {
            var place = 0;
            foreach (var handler in Handlers(core(services)))
            {
                handlers.Insert(place++, handler);
            }
        })
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
}
