using Microsoft.Extensions.Logging;

namespace Nser.Client.Pipeline;

internal static partial class Log
{
    [LoggerMessage(1101, LogLevel.Debug, "{Method} {Route} answered {Status} after {Milliseconds:0} ms (attempt {Attempt}, request {RequestId})")]
    internal static partial void Answered(ILogger logger, HttpMethod method, string route, int status, double milliseconds, int attempt, string requestId);

    [LoggerMessage(1102, LogLevel.Debug, "{Method} {Route} got no answer: {Fault} after {Milliseconds:0} ms (attempt {Attempt}, request {RequestId})")]
    internal static partial void Unanswered(ILogger logger, HttpMethod method, string route, string fault, double milliseconds, int attempt, string requestId);

    [LoggerMessage(1103, LogLevel.Warning, "{Operation}: attempt {Attempt} failed ({Reason}); the next follows in {Seconds:0.###} s (request {RequestId})")]
    internal static partial void Retrying(ILogger logger, string operation, int attempt, string reason, double seconds, string requestId);

    [LoggerMessage(1104, LogLevel.Error, "The server's certificate is refused: {Reason}")]
    internal static partial void CertificateRefused(ILogger logger, string reason);

    [LoggerMessage(1501, LogLevel.Critical, "{Operation}: the audit trail could not be written ({Fault}, request {RequestId}); nothing more is sent until it can")]
    internal static partial void AuditFailed(ILogger logger, string operation, string requestId, string fault);
}
