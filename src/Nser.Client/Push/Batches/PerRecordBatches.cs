using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using Nser.Client.Contract;
using Nser.Client.Http;
using Nser.Client.Validation;

namespace Nser.Client.Push;

/// <summary>V2.0: one record a line, an outcome for each record, at once or when the server has finished.</summary>
internal sealed class PerRecordBatches(PushContext context, BatchPolling polling) : IBatchProtocol
{
    public async Task SendAsync(IReadOnlyList<PushItem> items, CancellationToken cancellationToken)
    {
        var answer = await context.SendAsync(Compose(items), items, cancellationToken).ConfigureAwait(false);
        if (!PushContext.IsSuccess(answer))
        {
            await PushContext.SplitAsync(this, items, answer, cancellationToken).ConfigureAwait(false);
            return;
        }

        var said = context.Answers.Read(answer, NserOperation.PushBatch);
        if (answer.Status == HttpStatusCode.Accepted)
        {
            said = await polling.CompletedAsync(RecordIds.IsFit(said.BatchId) ? said.BatchId : items[0].BatchId!, answer, cancellationToken).ConfigureAwait(false);
        }

        Settle(items, said, answer);
    }

    private NserCall Compose(IReadOnlyList<PushItem> items)
    {
        var key = PushContext.NewKey();
        var lines = new ArrayBufferWriter<byte>(items.Sum(item => item.Json.Length + 1));
        foreach (var item in items)
        {
            item.BatchId = key;
            lines.Write(item.Json.Span);
            lines.Write("\n"u8);
        }

        var body = context.Options.Compress ? Compressed(lines.WrittenSpan) : lines.WrittenMemory;
        var headers = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Idempotency-Key"] = key,
            ["Nser-Record-Count"] = items.Count.ToString(CultureInfo.InvariantCulture),
            ["Content-Digest"] = $"sha-256=:{Convert.ToBase64String(SHA256.HashData(body.Span))}:",
        };
        return context.Call(NserApiVersion.V2, body, "application/x-ndjson", headers) with { ContentEncoding = context.Options.Compress ? "gzip" : null };
    }

    private static ReadOnlyMemory<byte> Compressed(ReadOnlySpan<byte> body)
    {
        using var output = new MemoryStream(body.Length / 4);
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(body);
        }

        return output.GetBuffer().AsMemory(0, (int)output.Length);
    }

    /// <summary>Settles what the server named exactly once. What it did not name, or named twice, stays in doubt; so does all when its counts contradict its results.</summary>
    private static void Settle(IReadOnlyList<PushItem> items, BatchAnswer said, NserAnswer answer)
    {
        if (!said.AddsUp(items.Count))
        {
            throw PushContext.Disagrees(answer);
        }

        var named = said.Results.ToLookup(result => result.Index);
        for (var index = 0; index < items.Count; index++)
        {
            if (named[index].ToList() is [{ } result] && items[index].IsNamed(result.RecordId) && Kind(result) is { } kind)
            {
                items[index].Settle(kind, Findings(kind, result.Errors));
            }
        }

        if (said.Results.Count != items.Count || items.Any(item => item.IsPending))
        {
            throw PushContext.Disagrees(answer);
        }
    }

    /// <summary>What the server found, and where it refuses without an error, that it does.</summary>
    private static IEnumerable<ValidationFinding> Findings(PushOutcomeKind kind, IReadOnlyList<NserProblemError> errors)
    {
        var found = errors.Select(PushFindings.FromServer);
        return (kind, errors.Any(error => error.Severity == FindingSeverity.Error)) switch
        {
            (PushOutcomeKind.Conflict, false) => [.. found, PushFindings.Conflict()],
            (PushOutcomeKind.RejectedByServer, false) => [.. found, PushFindings.Refused()],
            _ => found,
        };
    }

    private static PushOutcomeKind? Kind(RecordResult result) => result.Outcome switch
    {
        "accepted" => PushOutcomeKind.Accepted,
        "duplicate" => PushOutcomeKind.Duplicate,
        "rejected" => PushOutcomeKind.RejectedByServer,
        "conflict" => PushOutcomeKind.Conflict,
        _ => null,
    };
}
