namespace Nser.Client.Pipeline;

/// <summary>Takes an answer only whole, within its limits, in time, of the promised kind and from the right environment.</summary>
/// <remarks>Stands innermost: a body that breaks off is a failed attempt like any other, and nobody above sees half of one.</remarks>
internal sealed class TransportGuardHandler(AnswerReader answers, ProblemReader problems, EnvironmentGuard environment, TimeSpan idle, TimeProvider clock) : DelegatingHandler
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

            if (exchange.Call.StreamsBody && response.IsSuccessStatusCode)
            {
                MediaTypeCheck.EnsureStream(response);
                var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
                HandOver(response, new StreamContent(new AnswerStream(stream, exchange, idle, clock)), static _ => true);
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
        if (exchange.Call.IsForeign)
        {
            HandOver(response, new ReadOnlyMemoryContent(body), static name => name is not ("Content-Length" or "Content-Encoding"));
        }
    }

    /// <summary>Puts content that is checked or watched here in place of the network's, with its headers.</summary>
    private static void HandOver(HttpResponseMessage response, HttpContent content, Func<string, bool> keeps)
    {
        foreach (var (name, values) in response.Content.Headers.NonValidated)
        {
            if (keeps(name) && values.All(RequestHeaders.Fits))
            {
                RequestHeaders.Add(content.Headers, name, values);
            }
        }

        response.Content = content;
    }
}
