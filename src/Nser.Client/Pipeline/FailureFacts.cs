using System.Net;

namespace Nser.Client.Pipeline;

/// <summary>What every error about one exchange has in common.</summary>
internal sealed class FailureFacts(NserExchange exchange, HttpStatusCode? status, TimeSpan? retryAfter)
{
    internal bool OutcomeUnknown { get; } = exchange.OutcomeUnknown(status);

    internal TimeSpan? RetryAfter { get; } = retryAfter;

    internal NserAuthenticationException Authentication(string message) => new(message)
    {
        Operation = exchange.Call.Operation,
        OutcomeUnknown = OutcomeUnknown,
        RequestId = exchange.RequestId,
        Status = (int?)status,
        Problem = exchange.Problem,
    };

    internal NserThrottledException Throttled(string message, bool isTransient, Exception? cause = null) => new(message, cause)
    {
        Operation = exchange.Call.Operation,
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
        OutcomeUnknown = OutcomeUnknown,
        RequestId = exchange.RequestId,
        Status = (int?)status,
        Problem = exchange.Problem,
    };

    internal NserRejectedException Rejected(string message) => new(message)
    {
        Operation = exchange.Call.Operation,
        OutcomeUnknown = OutcomeUnknown,
        RequestId = exchange.RequestId,
        Status = (int?)status,
        Problem = exchange.Problem,
    };

    internal NserTransportException Transport(string message, bool isTransient, Exception? cause = null) => new(message, cause)
    {
        Operation = exchange.Call.Operation,
        IsTransient = isTransient,
        RetryAfter = RetryAfter,
        OutcomeUnknown = OutcomeUnknown,
        RequestId = exchange.RequestId,
        Status = (int?)status,
        Problem = exchange.Problem,
    };
}
