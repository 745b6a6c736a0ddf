using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Standards;

namespace Nser.Client.Push;

/// <summary>What the batches of one run share.</summary>
internal sealed class PushContext(INserTransport transport, IAccessTokens tokens, ContractProfile profile, string library, TimeProvider time, PushOptions options)
{
    private readonly BatchCalls calls = new(profile, library);

    internal INserTransport Transport => transport;

    internal ContractProfile Profile => profile;

    internal PushOptions Options => options;

    internal TimeProvider Time => time;

    internal DateTimeOffset Now => time.GetUtcNow();

    internal BatchAnswerReader Answers { get; } = new(profile);

    internal PushTally Tally { get; } = new();

    internal StoredRecords Records { get; } = new(transport, library);

    /// <summary>A batch id or idempotency key: made once for a batch's content, the same on every attempt.</summary>
    internal static string NewKey() => Guid.NewGuid().ToString();

    /// <summary>The organisation that the token names, once the run has begun.</summary>
    internal string? Organization { get; private set; }

    internal static NserTransportException Disagrees(NserAnswer answer) => new("The server's answer does not account for every record of the batch.")
    {
        Operation = NserOperation.PushBatch,
        RequestId = answer.RequestId,
        OutcomeUnknown = true,
        Status = (int)answer.Status,
    };

    /// <summary>Logs in before anything is read.</summary>
    internal async Task BeginAsync(CancellationToken cancellationToken) =>
        Organization = (await tokens.GetAsync(cancellationToken).ConfigureAwait(false)).Organization;

    internal NserCall Call(NserApiVersion version, string key, int records, ReadOnlyMemory<byte> body) => calls.Of(version, key, records, body, options.Compress, options.DryRun);

    /// <summary>Sends a batch of records. They stay in doubt until an answer, or the certainty that nothing was carried out, says otherwise.</summary>
    internal async Task<NserAnswer> SendAsync(NserCall call, IReadOnlyList<PushItem> items, CancellationToken cancellationToken)
    {
        Doubt(items, !options.DryRun);
        NserAnswer answer;
        try
        {
            answer = await transport.SendAsync(call, cancellationToken).ConfigureAwait(false);
        }
        catch (NserException error) when (!error.OutcomeUnknown)
        {
            Doubt(items, false);
            throw;
        }

        if (calls.IsReplay(answer))
        {
            Tally.CountReplay();
        }

        BatchCalls.ThrowIfKeyIsTaken(answer, outcomeUnknown: !options.DryRun);
        if (!IsSuccess(answer))
        {
            Doubt(items, false);
        }

        return answer;
    }

    internal static bool IsSuccess(NserAnswer answer) => (int)answer.Status is >= 200 and < 300;

    private static void Doubt(IReadOnlyList<PushItem> items, bool isInDoubt)
    {
        foreach (var item in items)
        {
            item.IsInDoubt = isInDoubt;
        }
    }

    /// <summary>Isolates what the server refuses without naming it: halves the batch until a single record is left.</summary>
    internal static async Task SplitAsync(IBatchProtocol protocol, IReadOnlyList<PushItem> items, NserAnswer answer, CancellationToken cancellationToken)
    {
        if (items is [var single])
        {
            single.Settle(BatchOutcomes.OfSingle(answer));
            return;
        }

        var half = items.Count / 2;
        await protocol.SendAsync([.. items.Take(half)], cancellationToken).ConfigureAwait(false);
        await protocol.SendAsync([.. items.Skip(half)], cancellationToken).ConfigureAwait(false);
    }
}
