using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Nser.Client.Pipeline;

/// <summary>Tells the faults that another attempt may cure from those that stay until somebody changes something.</summary>
/// <remarks>Whether anything left this machine is not read from the fault but known from <see cref="TrackedContent"/>.</remarks>
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
