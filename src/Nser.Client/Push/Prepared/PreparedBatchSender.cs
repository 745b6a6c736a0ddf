using System.Net;
using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Standards;
using Nser.Standards.Records;

namespace Nser.Client.Push.Prepared;

/// <summary>Sends a fixed batch once and reads from the answer what became of each record.</summary>
internal sealed class PreparedBatchSender(INserTransport transport, ContractProfile profile, TimeProvider time, PreparedBatchOptions options)
{
    private readonly BatchAnswerReader answers = new(profile);

    internal async Task<BatchReceipt> SendAsync(PreparedBatch batch, string library, CancellationToken cancellationToken)
    {
        var terms = batch.Terms;
        var calls = new BatchCalls(profile, library);
        var call = calls.Of(terms.Version, terms.Key, batch.Count, batch.Body, options.Compress, dryRun: false) with { MaxAttempts = 1 };
        var answer = await transport.SendAsync(call, cancellationToken).ConfigureAwait(false);
        BatchCalls.ThrowIfKeyIsTaken(answer, outcomeUnknown: true);
        var (kind, outcomes) = PushContext.IsSuccess(answer) ? (BatchReceiptKind.Taken, await TakenAsync(batch, answer, cancellationToken).ConfigureAwait(false)) : Refused(batch, answer);
        var otherwise = kind == BatchReceiptKind.Taken ? PushOutcomeKind.Unknown : PushOutcomeKind.NotSent;
        return new()
        {
            Kind = kind,
            IsReplay = calls.IsReplay(answer),
            Results = [.. outcomes.Select((outcome, index) => new BatchRecordResult { Index = index, Kind = outcome?.Kind ?? otherwise, Findings = outcome?.Findings ?? [] })],
            RequestId = answer.RequestId,
        };
    }

    private async Task<IReadOnlyList<RecordOutcome?>> TakenAsync(PreparedBatch batch, NserAnswer answer, CancellationToken cancellationToken)
    {
        var said = answers.Read(answer, NserOperation.PushBatch);
        if (batch.Terms.Version == NserApiVersion.V1)
        {
            var outcome = BatchOutcomes.OfAll(said, batch.Count) is { } kind ? new RecordOutcome(kind, []) : null;
            return [.. Enumerable.Repeat(outcome, batch.Count)];
        }

        if (answer.Status == HttpStatusCode.Accepted)
        {
            said = await CompletedAsync(RecordIds.IsFit(said.BatchId) ? said.BatchId : batch.Terms.Key, answer, cancellationToken).ConfigureAwait(false);
        }

        // Results of no record, or two of one, count for nothing; the counts must be true beside the others.
        var named = BatchOutcomes.Named(said.Results, batch.RecordIds);
        var addsUp = (said with { Results = [.. named.OfType<RecordResult>()] }).AddsUp(batch.Count);
        return [.. named.Select(result => addsUp && result is not null ? BatchOutcomes.Of(result) : null)];
    }

    private async Task<BatchAnswer> CompletedAsync(string batchId, NserAnswer answer, CancellationToken cancellationToken)
    {
        try
        {
            return await new BatchPolling(transport, answers, profile, time, options.PollTimeout).CompletedAsync(batchId, answer, cancellationToken).ConfigureAwait(false);
        }
        catch (NserException error) when (!error.OutcomeUnknown)
        {
            // The call that failed changes nothing; the batch that it asks after does.
            throw new NserTransportException("The server took the batch to work on it by itself, and what became of it could not be asked. Send the same batch again.", error)
            {
                Operation = error.Operation,
                IsTransient = error.IsTransient,
                OutcomeUnknown = true,
                RetryAfter = error.RetryAfter,
                RequestId = error.RequestId,
                Status = error.Status,
                Problem = error.Problem,
            };
        }
    }

    private static (BatchReceiptKind Kind, IReadOnlyList<RecordOutcome?> Outcomes) Refused(PreparedBatch batch, NserAnswer answer)
    {
        var kind = answer.Status == HttpStatusCode.RequestEntityTooLarge ? BatchReceiptKind.TooLarge : BatchReceiptKind.Refused;
        var objections = BatchOutcomes.OfRefused(answer.Problem, batch.RecordIds);
        return (kind, objections is [null] ? [BatchOutcomes.OfSingle(answer)] : objections);
    }
}
