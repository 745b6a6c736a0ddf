using System.Net;
using Nser.Client.Api;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace Nser.Client.Pipeline;

/// <summary>Decides whether a call goes out once more, and after what wait.</summary>
internal sealed class RetryPlan(NserRetryOptions retry, TimeSpan total, TimeProvider time, Func<double> randomness)
{
    internal static readonly ResiliencePropertyKey<NserExchange> Exchange = new(nameof(NserExchange));

    /// <summary>Lost answers after which a login is given up: some of them may have been refusals, and five refusals lock the account.</summary>
    private const int LoginAnswersToLose = 2;

    internal ValueTask<bool> ShouldRetryAsync(RetryPredicateArguments<HttpResponseMessage> arguments)
    {
        arguments.Context.Properties.TryGetValue(Exchange, out var exchange);
        var response = arguments.Outcome.Result;
        var transient = arguments.Outcome.Exception is { } fault ? FaultClassifier.IsTransient(fault) : IsTransient(response!, exchange!);
        if (arguments.Context.CancellationToken.IsCancellationRequested || !transient || !exchange!.MayRepeat || arguments.AttemptNumber + 1 >= exchange.Call.MaxAttempts
            || (exchange.Call.Operation == NserOperation.Token && exchange.AnswersLost > LoginAnswersToLose))
        {
            return new(false);
        }

        var asked = response is null ? (arguments.Outcome.Exception as BrokenCircuitException)?.RetryAfter : RetryAfter.Of(response, time);
        exchange.NextDelay = asked ?? Backoff(retry, randomness, arguments.AttemptNumber);
        return new(exchange.NextDelay < total - time.GetElapsedTime(exchange.StartedAt) && exchange.BudgetBearsRepeat());
    }

    internal static ValueTask<TimeSpan?> DelayAsync(RetryDelayGeneratorArguments<HttpResponseMessage> arguments) =>
        new(arguments.Context.Properties.TryGetValue(Exchange, out var exchange) ? exchange.NextDelay : null);

    /// <summary>The wait of our own choosing before a retry, counted from 0.</summary>
    internal static TimeSpan Backoff(NserRetryOptions options, Func<double> randomness, int retry)
    {
        var doubled = options.BaseDelay * Math.Pow(2, Math.Min(retry, 30));
        var bounded = doubled < options.MaxDelay ? doubled : options.MaxDelay;
        return bounded * (1 - (randomness() / 2));
    }

    /// <remarks>A row limit without a stated wait lasts for a day, not for seconds.</remarks>
    private bool IsTransient(HttpResponseMessage response, NserExchange exchange) =>
        FaultClassifier.IsTransient(response.StatusCode)
        && !(response.StatusCode == HttpStatusCode.TooManyRequests && exchange.Problem?.Name == ProblemNames.RowLimit && RetryAfter.Of(response, time) is null);
}
