using Polly;

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
