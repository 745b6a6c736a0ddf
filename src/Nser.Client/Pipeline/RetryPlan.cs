using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography;
using Nser.Client.Api;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

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

/// <summary>Tells the faults that another attempt may cure from those that stay until somebody changes something.</summary>
/// <remarks>Whether anything left this machine is not read from the fault but known from <see cref="CallContent"/>.</remarks>
internal static class FaultClassifier
{
    internal static bool IsTransient(Exception fault) => fault switch
    {
        UnusableAnswerException unusable => unusable.IsTransient,
        TimeoutRejectedException or BrokenCircuitException => true,
        OperationCanceledException => fault.InnerException is TimeoutException,
        HttpRequestException request => IsTransient(request),
        IOException => true,
        _ => false,
    };

    internal static bool IsTransient(HttpStatusCode status) => status
        is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or HttpStatusCode.InternalServerError
        or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    internal static bool IsTls(Exception fault)
    {
        for (var cause = fault; cause is not null; cause = cause.InnerException)
        {
            if (cause is AuthenticationException or CryptographicException)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsTransient(HttpRequestException fault) => !IsTls(fault) && fault.HttpRequestError switch
    {
        HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.VersionNegotiationError or HttpRequestError.UserAuthenticationError
            or HttpRequestError.ProxyTunnelError or HttpRequestError.ExtendedConnectNotSupported => false,
        _ => true,
    };
}

/// <summary>Reads <c>Retry-After</c> (RFC 9110, section 10.2.3) in both forms.</summary>
internal static class RetryAfter
{
    /// <summary>No server needs more; a date in 2099 is a mistake.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>The wait that the server asks for, from zero to <see cref="Longest"/>; <see langword="null"/> when it asks for none that can be read.</summary>
    /// <remarks>A date is measured against the answer's own <c>Date</c>, so that a wrong clock on this side does not matter.</remarks>
    internal static TimeSpan? Of(HttpResponseMessage response, TimeProvider clock)
    {
        if (response.Headers.RetryAfter is not { } header)
        {
            return null;
        }

        var wait = header.Delta ?? (header.Date - (response.Headers.Date ?? clock.GetUtcNow()));
        return wait is not { } asked ? null
            : asked < TimeSpan.Zero ? TimeSpan.Zero
            : asked > Longest ? Longest
            : asked;
    }
}
