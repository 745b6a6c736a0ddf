using Microsoft.Extensions.Logging;

namespace Nser.Client.Authentication;

internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Information, "Logged in; the token is good until {ExpiresAt:O}")]
    internal static partial void LoggedIn(ILogger logger, DateTimeOffset expiresAt);

    [LoggerMessage(1002, LogLevel.Warning, "The login failed: {Fault}")]
    internal static partial void LoginFailed(ILogger logger, string fault);

    [LoggerMessage(1003, LogLevel.Warning, "The server's clock differs from this machine's by {Seconds:0} s; token times are corrected, but set this machine's clock")]
    internal static partial void ClockDiffers(ILogger logger, double seconds);
}
