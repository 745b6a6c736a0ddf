using System.Net;
using System.Security.Cryptography;
using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Standards;

namespace Nser.Client.Push;

/// <summary>The call that carries a batch to one library, and what its answer's headers and status say of the key.</summary>
internal sealed class BatchCalls(ContractProfile profile, string library)
{
    private static readonly HttpStatusCode[] Handled = [HttpStatusCode.Conflict, HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.UnprocessableEntity];

    /// <param name="version">The version that the body is written for.</param>
    /// <param name="key">The batch id or idempotency key.</param>
    /// <param name="records">How many records the body holds.</param>
    /// <param name="body">The body before compression.</param>
    /// <param name="compress">Whether a V2.0 body is compressed.</param>
    /// <param name="dryRun">Whether the server only checks.</param>
    internal NserCall Of(NserApiVersion version, string key, int records, ReadOnlyMemory<byte> body, bool compress, bool dryRun)
    {
        var call = new NserCall(NserOperation.PushBatch, version)
        {
            RepeatIsSafe = dryRun || profile.SafeRepeats[version] is SafeRepeat.IdempotencyKey or SafeRepeat.UpsertByRecordId,
            Accepts = Handled,
            Records = records,
        };
        bool? checks = dryRun ? true : null;
        if (version == NserApiVersion.V1)
        {
            return call with { Send = (api, sent, stop) => api.PushEnvelopeAsync(version, library, new CallContent(body), checks, sent, stop) };
        }

        var checkedKey = RequestHeaders.Checked("Idempotency-Key", key);
        var asSent = compress ? BatchLines.Compress(body.Span) : body;
        var digest = $"sha-256=:{Convert.ToBase64String(SHA256.HashData(asSent.Span))}:";
        return call with
        {
            Send = (api, sent, stop) => api.PushLinesAsync(version, library, new CallContent(asSent, "application/x-ndjson", compress ? "gzip" : null), checkedKey, records, digest, checks, sent, stop),
        };
    }

    /// <summary>Whether the server gives an earlier answer again.</summary>
    internal bool IsReplay(NserAnswer answer) =>
        answer.Headers.TryGetValues(profile.Headers["Idempotent-Replay"], out var replay) && replay.Contains("true", StringComparer.OrdinalIgnoreCase);

    /// <summary>A 409 about the batch as a whole. The key was made for these bytes alone: what the server knows under it, or still works on, can only be an earlier attempt of ours.</summary>
    /// <exception cref="NserRejectedException">The server knows the key.</exception>
    internal static void ThrowIfKeyIsTaken(NserAnswer answer, bool outcomeUnknown)
    {
        if (answer.Status == HttpStatusCode.Conflict && answer.Problem?.Name != ProblemNames.RecordConflict)
        {
            throw new NserRejectedException("The server says that this batch is in conflict with what it knows under the same batch id. Ask BISP with the request id.")
            {
                Operation = NserOperation.PushBatch,
                RequestId = answer.RequestId,
                OutcomeUnknown = outcomeUnknown,
                Status = (int)answer.Status,
                Problem = answer.Problem,
            };
        }
    }
}
