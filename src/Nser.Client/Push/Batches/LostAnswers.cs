using System.Net;
using System.Text.Json;
using Nser.Client.Contract;
using Nser.Client.Http;

namespace Nser.Client.Push;

/// <summary>For servers whose only help is look-up: after a lost answer each record is read back before anything is sent again.</summary>
internal sealed class LostAnswers(PushContext context)
{
    internal async Task SettleStoredAsync(IReadOnlyList<PushItem> items, NserApiVersion version, CancellationToken cancellationToken)
    {
        foreach (var item in items.Where(item => item.IsPending && item.Verdict?.RecordId is not null))
        {
            var answer = await context.Transport.SendAsync(Call(item.Verdict!.RecordId!, version), cancellationToken).ConfigureAwait(false);
            if (answer.Status == HttpStatusCode.OK)
            {
                item.Settle(IsSame(item.Json, answer.Body) ? PushOutcomeKind.Stored : PushOutcomeKind.Conflict);
            }
        }
    }

    private NserCall Call(string recordId, NserApiVersion version) => new(NserOperation.ReadRecord, version)
    {
        RouteValues = new Dictionary<string, string>(context.Route, StringComparer.Ordinal) { ["recordId"] = recordId },
        RepeatIsSafe = true,
        Accepts = [HttpStatusCode.NotFound],
    };

    private static bool IsSame(ReadOnlyMemory<byte> sent, ReadOnlyMemory<byte> stored)
    {
        using var left = JsonDocument.Parse(sent);
        using var right = JsonDocument.Parse(stored);
        return JsonElement.DeepEquals(left.RootElement, right.RootElement);
    }
}
