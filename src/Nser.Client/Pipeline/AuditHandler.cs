using System.Net;
using Nser.Client.Diagnostics;

namespace Nser.Client.Pipeline;

/// <summary>Writes every call that carries a token into the audit trail before its answer reaches the caller.</summary>
/// <remarks>
/// When the trail cannot be written, a pull's answer is withheld: who cannot account for rows does not get them. The outcome of a write is
/// never withheld, for the server has stored by then; the next call is not sent instead.
/// </remarks>
internal sealed class AuditHandler(AuditRecorder audit, TimeProvider clock) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var exchange = NserExchange.Of(request);
        if (exchange.Call.Anonymous)
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        await audit.SettleAsync(exchange.Call, cancellationToken).ConfigureAwait(false);
        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            var outcome = exchange.OutcomeUnknown(null) ? NserAuditOutcome.Unknown
                : cancellationToken.IsCancellationRequested ? NserAuditOutcome.Cancelled : NserAuditOutcome.Failed;
            await audit.RecordAsync(Entry(exchange, outcome) with { Rows = exchange.Call.Records }).ConfigureAwait(false);
            throw;
        }

        if (await audit.RecordAsync(Answered(exchange, response)).ConfigureAwait(false) is { } fault && !exchange.Call.TellsOfAWrite(request.Method))
        {
            response.Dispose();
            throw new NserException($"The answer to {exchange.Call.Name} is withheld: the audit trail could not be written. Repair the audit sink and ask again.", RedactedFaults.Without(fault))
            {
                Operation = exchange.Call.Operation,
                OperationName = exchange.Call.Name,
                IsTransient = true,
                RequestId = exchange.RequestId,
            };
        }

        return response;
    }

    private NserAuditEntry Answered(NserExchange exchange, HttpResponseMessage response)
    {
        var outcome = exchange.OutcomeUnknown(response.StatusCode) ? NserAuditOutcome.Unknown
            : response.IsSuccessStatusCode || response.StatusCode == HttpStatusCode.NotModified ? NserAuditOutcome.Succeeded : NserAuditOutcome.Refused;
        return Entry(exchange, outcome) with
        {
            Rows = exchange.Call.Records ?? exchange.Count(response, "Nser-Rows-Returned") ?? exchange.Count(response, "Nser-Row-Count"),
            Status = (int)response.StatusCode,
        };
    }

    private NserAuditEntry Entry(NserExchange exchange, NserAuditOutcome outcome) => new()
    {
        At = clock.GetUtcNow(),
        Organization = exchange.Token?.Organization,
        Account = exchange.Token?.Account,
        Role = exchange.Token?.Role,
        Operation = exchange.Call.Operation,
        OperationName = exchange.Call.Name,
        Version = exchange.Call.Version,
        ParameterNames = [.. exchange.Address.Names.Concat(exchange.Call.ParameterNames).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        Outcome = outcome,
        RequestId = exchange.RequestId,
    };
}
