using System.Net;
using System.Text.Json;
using Nser.Client.Api;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Nser.Client.Pipeline;

/// <summary>Turns what went wrong into the error that tells a caller what to do. The words are ours; the server's stand in the problem only.</summary>
internal sealed class FailureMap(TimeProvider clock)
{
    internal NserException Of(HttpResponseMessage response, NserExchange exchange)
    {
        var status = response.StatusCode;
        var call = Name(exchange);
        var answered = exchange.Problem?.Name is { } name ? $"status {(int)status} ({name})" : $"status {(int)status}";
        var facts = new FailureFacts(exchange, status, RetryAfter.Of(response, clock));
        return status switch
        {
            HttpStatusCode.Unauthorized when exchange.Problem?.Name == ProblemNames.AccountLocked =>
                facts.Authentication($"{call} was refused: the account is locked after too many refused logins. Only BISP can unlock it."),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden when exchange.Call.Operation == NserOperation.Token =>
                facts.Authentication("The login was refused. Check user name, password and environment before trying again: five refused logins lock the account."),
            HttpStatusCode.Unauthorized => facts.Authentication($"{call} was refused with {answered}, also with a fresh token."),
            HttpStatusCode.TooManyRequests => facts.Throttled($"{call} was put off with {answered}{Wait(facts.RetryAfter)}.", exchange.Problem?.Name != ProblemNames.RowLimit),
            _ when exchange.Problem?.Name is ProblemNames.VersionUnknown or ProblemNames.VersionRetired or ProblemNames.MethodRetired =>
                facts.VersionRetired($"{call} was refused with {answered}: the server does not serve it any more, or not yet."),
            >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest =>
                facts.Transport($"{call} was answered with {answered}. Redirects are not followed, so that no token goes elsewhere: correct BaseAddress.", isTransient: false),
            _ when FaultClassifier.IsTransient(status) => facts.Transport($"{call} was answered with {answered}{Wait(facts.RetryAfter)}.", isTransient: true),
            >= HttpStatusCode.InternalServerError => facts.Transport($"{call} was answered with {answered}.", isTransient: false),
            HttpStatusCode.NotFound when exchange.Call.Operation is NserOperation.Versions or NserOperation.Token =>
                facts.Rejected($"{call} was refused with {answered}: there is no such route. Check BaseAddress, and the routes of the contract profile."),
            _ => facts.Rejected($"{call} was refused with {answered}."),
        };
    }

    internal static NserException Of(Exception fault, NserExchange exchange)
    {
        var facts = new FailureFacts(exchange, null, (fault as BrokenCircuitException)?.RetryAfter);
        var doubt = facts.OutcomeUnknown ? " The server may have carried it out." : "";
        var attempts = exchange.Attempts == 1 ? "1 attempt" : $"{exchange.Attempts} attempts";
        var message = $"{Name(exchange)} failed after {attempts}: {Why(fault)}.{doubt}";
        return exchange.BudgetEnded
            ? facts.Throttled($"{message} The server may have counted its rows, and the budget does not bear them once more. Raise Queries.Budget, or wait for the next month in Pakistan.", isTransient: false, RedactedFaults.Without(fault))
            : facts.Transport(message, FaultClassifier.IsTransient(fault), RedactedFaults.Without(fault));
    }

    /// <summary>Why there is no answer, in our own words, and what to look at where somebody can do something.</summary>
    internal static string Why(Exception fault) => fault switch
    {
        UnusableAnswerException => fault.Message,
        TimeoutRejectedException => "the time for the call ran out",
        BrokenCircuitException => "the server failed so often in the last half minute that it is left alone for a moment",
        OperationCanceledException { InnerException: TimeoutException } => "the connection took longer than Timeouts.Connect",
        OperationCanceledException => "the client was disposed meanwhile",
        HttpRequestException request when FaultClassifier.IsTls(request) => "the TLS handshake failed: the server's certificate, its TLS version or the client certificate is not acceptable. Nothing was sent",
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "the host name is not known. Check BaseAddress, and whether the VPN is up",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "no connection could be made. Check BaseAddress, VPN and firewall, and whether the server runs",
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => "the answer's headers are too large",
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } => "the answer is not HTTP",
        _ => "the connection broke",
    };

    private static string Name(NserExchange exchange) =>
        exchange.Call.Version is { } version ? $"{exchange.Call.Name} (V{version})" : exchange.Call.Name;

    private static string Wait(TimeSpan? wait) => wait is { } asked ? $"; the server asks to wait {Math.Ceiling(asked.TotalSeconds):0} s" : "";
}

/// <summary>What every error about one exchange has in common.</summary>
internal sealed class FailureFacts(NserExchange exchange, HttpStatusCode? status, TimeSpan? retryAfter)
{
    internal bool OutcomeUnknown { get; } = exchange.OutcomeUnknown(status);

    internal TimeSpan? RetryAfter { get; } = retryAfter;

    internal NserAuthenticationException Authentication(string message) => new(message)
    {
        Operation = exchange.Call.Operation,
        OperationName = exchange.Call.Name,
        OutcomeUnknown = OutcomeUnknown,
        RequestId = exchange.RequestId,
        Status = (int?)status,
        Problem = exchange.Problem,
    };

    internal NserThrottledException Throttled(string message, bool isTransient, Exception? cause = null) => new(message, cause)
    {
        Operation = exchange.Call.Operation,
        OperationName = exchange.Call.Name,
        IsTransient = isTransient,
        RetryAfter = RetryAfter,
        OutcomeUnknown = OutcomeUnknown,
        RequestId = exchange.RequestId,
        Status = (int?)status,
        Problem = exchange.Problem,
    };

    internal NserVersionRetiredException VersionRetired(string message) => new(message)
    {
        Operation = exchange.Call.Operation,
        OperationName = exchange.Call.Name,
        OutcomeUnknown = OutcomeUnknown,
        RequestId = exchange.RequestId,
        Status = (int?)status,
        Problem = exchange.Problem,
    };

    internal NserRejectedException Rejected(string message) => new(message)
    {
        Operation = exchange.Call.Operation,
        OperationName = exchange.Call.Name,
        OutcomeUnknown = OutcomeUnknown,
        RequestId = exchange.RequestId,
        Status = (int?)status,
        Problem = exchange.Problem,
    };

    internal NserTransportException Transport(string message, bool isTransient, Exception? cause = null) => new(message, cause)
    {
        Operation = exchange.Call.Operation,
        OperationName = exchange.Call.Name,
        IsTransient = isTransient,
        RetryAfter = RetryAfter,
        OutcomeUnknown = OutcomeUnknown,
        RequestId = exchange.RequestId,
        Status = (int?)status,
        Problem = exchange.Problem,
    };
}

/// <summary>The platform's own exceptions about broken answers quote the bytes that came; those must not be passed on.</summary>
internal static class RedactedFaults
{
    /// <summary>The fault as a cause that may be printed; <see langword="null"/> when it, or a cause of it, repeats what the server sent.</summary>
    internal static Exception? Without(Exception fault)
    {
        for (var cause = fault; cause is not null; cause = cause.InnerException)
        {
            if (cause is JsonException or HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } or HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse })
            {
                return null;
            }
        }

        return fault;
    }
}
