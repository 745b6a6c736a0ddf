using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace Nser.Client.Pipeline;

/// <summary>Runs a call's attempts under the resilience strategy and notes which of them got no complete answer.</summary>
internal sealed class ResilienceHandler(ResiliencePipeline<HttpResponseMessage> strategy) : PolicyHttpMessageHandler(strategy.AsAsyncPolicy())
{
    private HttpMessageInvoker? attempts;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // The strategy reads it as the resilience property of the same name.
        request.SetPolicyExecutionContext(new Context { [RetryPlan.Exchange.Key] = NserExchange.Of(request) });
        return base.SendAsync(request, cancellationToken);
    }

    protected override async Task<HttpResponseMessage> SendCoreAsync(HttpRequestMessage request, Context context, CancellationToken cancellationToken)
    {
        var exchange = NserExchange.Of(request);
        exchange.BeginAttempt();
        try
        {
            // Not by the base: it would look for an earlier answer to dispose of, which the strategy has done.
            attempts ??= new(InnerHandler!, disposeHandler: false);
            return await attempts.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            exchange.Lose(fault);
            throw;
        }
    }

    protected override void Dispose(bool disposing)
    {
        attempts?.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>Total time, retry, circuit breaker and attempt time, outermost first. One for each client: the breaker is about the server, not about a call.</summary>
internal static class ResiliencePolicy
{
    internal static ResiliencePipeline<HttpResponseMessage> Build(NserTimeoutOptions timeouts, NserRetryOptions retry, TimeProvider time, Func<double> randomness, ILogger logger)
    {
        var plan = new RetryPlan(retry, timeouts.Total, time, randomness);
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time };
        builder.AddTimeout(timeouts.Total);
        if (retry.MaxRetries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = retry.MaxRetries,
                ShouldHandle = plan.ShouldRetryAsync,
                DelayGenerator = RetryPlan.DelayAsync,
                MaxDelay = null,
                OnRetry = arguments => Tell(arguments, logger),
            });
        }

        return builder
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                FailureRatio = 0.9,
                MinimumThroughput = 50,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = TimeSpan.FromSeconds(5),
                ShouldHandle = static arguments => new(arguments.Outcome is { Exception: { } fault } ? FaultClassifier.IsTransient(fault) : (int)arguments.Outcome.Result!.StatusCode >= 500),
            })
            .AddTimeout(timeouts.Attempt)
            .Build();
    }

    private static ValueTask Tell(OnRetryArguments<HttpResponseMessage> arguments, ILogger logger)
    {
        if (arguments.Context.Properties.TryGetValue(RetryPlan.Exchange, out var exchange))
        {
            NserInstruments.CountRetry(exchange);
            Log.Retrying(logger, exchange.Call.Name, exchange.Attempts, Why(arguments.Outcome), exchange.NextDelay.TotalSeconds, exchange.RequestId);
        }

        return default;
    }

    private static string Why(Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception is { } fault ? FailureMap.Why(fault) : $"status {(int)outcome.Result!.StatusCode}";
}
