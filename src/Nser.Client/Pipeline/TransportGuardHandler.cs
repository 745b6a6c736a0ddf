namespace Nser.Client.Pipeline;

/// <summary>Takes an answer only whole, within its limits, in time, of the promised kind and from the right environment.</summary>
/// <remarks>Stands innermost: a body that breaks off is a failed attempt like any other, and nobody above sees half of one.</remarks>
internal sealed class TransportGuardHandler(AnswerReader answers, ProblemReader problems, EnvironmentGuard environment) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var exchange = NserExchange.Of(request);
        exchange.MarkLeaving();
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            environment.Check(exchange, response);
            if (exchange.Call.Refuse?.Invoke(response) is { } why)
            {
                throw new UnusableAnswerException(why, isTransient: false);
            }

            if (exchange.Call.LeavesBody && response.IsSuccessStatusCode)
            {
                MediaTypeCheck.EnsureLines(response);
                return response;
            }

            await answers.ReadAsync(response, body => Take(exchange, response, body), cancellationToken).ConfigureAwait(false);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private void Take(NserExchange exchange, HttpResponseMessage response, ReadOnlyMemory<byte> memory)
    {
        var isTaken = exchange.Call.DecodeTakesAll && response.IsSuccessStatusCode;
        var body = isTaken ? memory : memory.ToArray();
        var decoded = MediaTypeCheck.Read(response, body, exchange.Call.Decode);
        exchange.Receive(isTaken ? default : body, decoded, response.IsSuccessStatusCode ? null : problems.Read(response, body));
    }
}
