namespace Nser.Client.Pipeline;

/// <summary>One span and one measurement for each call, however many attempts it takes.</summary>
/// <remarks>What may be told is an allow-list: operation, version, method, route template, status, counts. Nothing that a caller supplied.</remarks>
internal sealed class OperationHandler(TimeProvider clock) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        NserInstruments.AreWatched ? WatchAsync(request, cancellationToken) : base.SendAsync(request, cancellationToken);

    private async Task<HttpResponseMessage> WatchAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var exchange = NserExchange.Of(request);
        using var span = NserInstruments.Start(exchange, request.RequestUri!);
        string? error = null;
        int? status = null;
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            status = (int)response.StatusCode;
            error = response.IsSuccessStatusCode ? null : exchange.Problem?.Name ?? "status";
            return response;
        }
        catch (Exception fault)
        {
            error = fault.GetType().Name;
            throw;
        }
        finally
        {
            NserInstruments.Finish(span, exchange, status, error, clock.GetElapsedTime(exchange.StartedAt));
        }
    }
}
