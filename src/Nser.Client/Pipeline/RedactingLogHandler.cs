using Microsoft.Extensions.Logging;

namespace Nser.Client.Pipeline;

/// <summary>One line for each attempt, with the route's template in place of the URL. No header, no body, no query.</summary>
internal sealed class RedactingLogHandler(ILogger logger, TimeProvider clock) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        logger.IsEnabled(LogLevel.Debug) ? LogAsync(request, cancellationToken) : base.SendAsync(request, cancellationToken);

    private async Task<HttpResponseMessage> LogAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var exchange = NserExchange.Of(request);
        var began = clock.GetTimestamp();
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            Log.Answered(logger, request.Method, exchange.Route.Template, (int)response.StatusCode, clock.GetElapsedTime(began).TotalMilliseconds, exchange.Attempts, exchange.RequestId);
            return response;
        }
        catch (Exception fault)
        {
            Log.Unanswered(logger, request.Method, exchange.Route.Template, fault.GetType().Name, clock.GetElapsedTime(began).TotalMilliseconds, exchange.Attempts, exchange.RequestId);
            throw;
        }
    }
}
