using System.Net;
using Nser.Client.Authentication;
using Nser.Client.Contract;
using Nser.Client.Http;

namespace Nser.Client.Push;

/// <summary>What the batches of one run share.</summary>
internal sealed class PushContext(INserTransport transport, IAccessTokens tokens, ContractProfile profile, string library, TimeProvider time, PushOptions options)
{
    private static readonly HttpStatusCode[] Handled = [HttpStatusCode.Conflict, HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.UnprocessableEntity];
    private readonly Dictionary<string, string> route = new(StringComparer.Ordinal) { ["library"] = profile.Libraries[library] };

    internal INserTransport Transport => transport;

    internal ContractProfile Profile => profile;

    internal PushOptions Options => options;

    internal TimeProvider Time => time;

    internal DateTimeOffset Now => time.GetUtcNow();

    internal BatchAnswerReader Answers { get; } = new(profile);

    internal PushTally Tally { get; } = new();

    internal IReadOnlyDictionary<string, string> Route => route;

    /// <summary>A batch id or idempotency key: made once for a batch's content, the same on every attempt.</summary>
    internal static string NewKey() => Guid.NewGuid().ToString();

    internal static NserTransportException Disagrees(NserAnswer answer) => new("The server's answer does not account for every record of the batch.")
    {
        Operation = NserOperation.PushBatch,
        RequestId = answer.RequestId,
        OutcomeUnknown = true,
    };

    internal async ValueTask<string?> OrganizationAsync(CancellationToken cancellationToken) =>
        (await tokens.GetAsync(cancellationToken).ConfigureAwait(false)).Organization;

    internal NserCall Call(NserApiVersion version, ReadOnlyMemory<byte> body, string mediaType, IReadOnlyDictionary<string, string> headers)
    {
        var query = new Dictionary<string, string>(StringComparer.Ordinal);
        if (options.DryRun)
        {
            query[profile.Members["dryRun"]] = "true";
        }

        return new NserCall(NserOperation.PushBatch, version)
        {
            RouteValues = route,
            Query = query,
            Headers = headers,
            Body = body,
            MediaType = mediaType,
            RepeatIsSafe = options.DryRun || profile.SafeRepeats[version] is SafeRepeat.IdempotencyKey or SafeRepeat.UpsertByRecordId,
            Accepts = Handled,
        };
    }

    internal async Task<NserAnswer> SendAsync(NserCall call, CancellationToken cancellationToken)
    {
        var answer = await transport.SendAsync(call, cancellationToken).ConfigureAwait(false);
        if (answer.Headers.TryGetValues(profile.Headers["Idempotent-Replay"], out var replay) && replay.Contains("true", StringComparer.OrdinalIgnoreCase))
        {
            Tally.CountReplay();
        }

        return answer.Problem?.Name == ProblemNames.BatchConflict
            ? throw new NserRejectedException("The server knows this batch id with other content. Its outcome is that other batch's; ask BISP with the request id.")
            {
                Operation = call.Operation,
                RequestId = answer.RequestId,
                Problem = answer.Problem,
            }
            : answer;
    }

    /// <summary>Isolates what the server refuses without naming it: halves the batch until a single record is left.</summary>
    internal static async Task SplitAsync(IBatchProtocol protocol, IReadOnlyList<PushItem> items, NserAnswer answer, CancellationToken cancellationToken)
    {
        if (items is [var single])
        {
            var named = answer.Problem?.Errors.Select(PushFindings.FromServer).ToList() ?? [];
            named.Add(answer.Status == HttpStatusCode.RequestEntityTooLarge ? PushFindings.TooLargeForServer() : PushFindings.Refused());
            single.Settle(answer.Status == HttpStatusCode.Conflict ? PushOutcomeKind.Conflict : PushOutcomeKind.RejectedByServer, named);
            return;
        }

        var half = items.Count / 2;
        await protocol.SendAsync([.. items.Take(half)], cancellationToken).ConfigureAwait(false);
        await protocol.SendAsync([.. items.Skip(half)], cancellationToken).ConfigureAwait(false);
    }
}
