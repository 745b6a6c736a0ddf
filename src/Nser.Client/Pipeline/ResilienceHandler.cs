using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace Nser.Client.Pipeline;

/// <summary>Runs a call's attempts under the resilience strategy and notes which of them got no complete answer.</summary>
internal sealed class ResilienceHandler(ResiliencePipeline<HttpResponseMessage> strategy) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var exchange = NserExchange.Of(request);
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        context.Properties.Set(RetryPlan.Exchange, exchange);
        try
        {
            return await strategy.ExecuteAsync(
                static async (context, attempt) => await attempt.Handler.AttemptAsync(attempt.Request, attempt.Exchange, context.CancellationToken).ConfigureAwait(false),
                context,
                (Handler: this, Request: request, Exchange: exchange)).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async Task<HttpResponseMessage> AttemptAsync(HttpRequestMessage request, NserExchange exchange, CancellationToken cancellationToken)
    {
        exchange.BeginAttempt();
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            exchange.Lose(fault);
            throw;
        }
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
            Log.Retrying(logger, exchange.Call.Operation, exchange.Attempts, Why(arguments.Outcome), exchange.NextDelay.TotalSeconds, exchange.RequestId);
        }

        return default;
    }

    private static string Why(Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception is { } fault ? FailureMap.Why(fault) : $"status {(int)outcome.Result!.StatusCode}";
}
