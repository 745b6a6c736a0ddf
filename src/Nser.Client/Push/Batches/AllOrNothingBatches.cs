using System.Buffers;
using System.Collections.Frozen;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using Nser.Client.Contract;
using Nser.Client.Http;
using Nser.Client.Validation;

namespace Nser.Client.Push;

/// <summary>V1.0: a batch is stored whole or not at all. What the server refuses is taken out, and the rest goes again under a new batch id.</summary>
internal sealed class AllOrNothingBatches(PushContext context) : IBatchProtocol
{
    public async Task SendAsync(IReadOnlyList<PushItem> items, CancellationToken cancellationToken)
    {
        var pending = items;
        while (pending.Count > 0)
        {
            var answer = await context.SendAsync(await ComposeAsync(pending, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            if (answer.Status == HttpStatusCode.OK)
            {
                Store(pending, answer);
                return;
            }

            var errors = answer.Problem?.Errors.Where(error => error.Severity == FindingSeverity.Error && error.Index >= 0 && error.Index < pending.Count).ToLookup(error => error.Index!.Value);
            if (answer.Status == HttpStatusCode.RequestEntityTooLarge || errors is not { Count: > 0 })
            {
                await PushContext.SplitAsync(this, pending, answer, cancellationToken).ConfigureAwait(false);
                return;
            }

            foreach (var record in errors)
            {
                var isConflict = record.All(error => error.Code == ValidationCodes.RecordConflict);
                pending[record.Key].Settle(isConflict ? PushOutcomeKind.Conflict : PushOutcomeKind.RejectedByServer, record.Select(PushFindings.FromServer));
            }

            pending = pending.Where(item => item.IsPending).ToList();
        }
    }

    private async Task<NserCall> ComposeAsync(IReadOnlyList<PushItem> items, CancellationToken cancellationToken)
    {
        var batchId = PushContext.NewKey();
        var organization = items[0].Verdict?.OrganizationCode ?? await context.OrganizationAsync(cancellationToken).ConfigureAwait(false);
        var members = context.Profile.Members;
        var body = new ArrayBufferWriter<byte>(items.Sum(item => item.Json.Length + 1) + 512);
        using (var writer = new Utf8JsonWriter(body, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString(members["batchId"], batchId);
            writer.WriteString(members["organizationCode"], organization);
            writer.WriteString(members["generatedAt"], context.Now);
            writer.WriteNumber(members["recordCount"], items.Count);
            writer.WriteStartArray(members["records"]);
            foreach (var item in items)
            {
                item.BatchId = batchId;
                writer.WriteRawValue(item.Json.Span, skipInputValidation: true);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return context.Call(NserApiVersion.V1, body.WrittenMemory, "application/json", FrozenDictionary<string, string>.Empty);
    }

    private void Store(IReadOnlyList<PushItem> items, NserAnswer answer)
    {
        var read = context.Answers.Read(answer, NserOperation.PushBatch);
        if (read.Received != items.Count || read.Accepted + read.Duplicates != items.Count)
        {
            throw PushContext.Disagrees(answer);
        }

        var kind = read.Duplicates == 0 ? PushOutcomeKind.Accepted : read.Accepted == 0 ? PushOutcomeKind.Duplicate : PushOutcomeKind.Stored;
        foreach (var item in items)
        {
            item.Settle(kind);
        }

        if (kind == PushOutcomeKind.Stored)
        {
            context.Tally.CountStored(read.Accepted, read.Duplicates);
        }
    }
}
