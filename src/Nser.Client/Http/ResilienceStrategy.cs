using Microsoft.Extensions.Logging;
using Nser.Client.Diagnostics;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace Nser.Client.Http;

/// <summary>Total time, retry, circuit breaker and attempt time, outermost first. One for each client: the breaker is about the server, not about a call.</summary>
internal static class ResilienceStrategy
{
    internal static ResiliencePipeline<HttpResponseMessage> Build(NserClientOptions options, ILogger logger)
    {
        var plan = new RetryPlan(options);
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = options.TimeProvider };
        builder.AddTimeout(options.Timeouts.Total);
        if (options.Retry.MaxRetries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = options.Retry.MaxRetries,
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
            .AddTimeout(options.Timeouts.Attempt)
            .Build();
    }

    private static ValueTask Tell(OnRetryArguments<HttpResponseMessage> arguments, ILogger logger)
    {
        if (arguments.Context.Properties.TryGetValue(RetryPlan.Exchange, out var exchange))
        {
            NserInstruments.CountRetry(exchange);
            Log.Retrying(logger, exchange.Call.Operation, exchange.Attempts, Why(arguments.Outcome), exchange.NextDelay.TotalSeconds, exchange.RequestId);
        }

        return default;
    }

    private static string Why(Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception is { } fault ? FailureMap.Why(fault) : $"status {(int)outcome.Result!.StatusCode}";
}
