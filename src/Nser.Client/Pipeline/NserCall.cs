using Nser.Client.Api;
using Nser.Standards;

namespace Nser.Client.Pipeline;

/// <summary>Makes the request of a call: one method of the API with its values.</summary>
internal delegate Task<HttpResponseMessage> SendCall(ICognitiveApi api, NserCall call, CancellationToken cancellationToken);

/// <summary>One logical call: what is asked, independent of how often it must be tried. Beside the public options it holds what only this library's own calls need.</summary>
internal sealed record NserCall : NserCallOptions
{
    internal NserCall(NserOperation operation, NserApiVersion? version)
    {
        Operation = operation;
        Version = version;
        RepeatIsSafe = !operation.ChangesState;
    }

    /// <summary>A call with the options of somebody else's interface.</summary>
    internal NserCall(NserCallOptions options, NserOperation operation, NserApiVersion? version, string method)
        : base(options)
    {
        Operation = operation;
        Version = version;
        OperationName ??= operation == NserOperation.Other ? method : null;
        IsForeign = true;
    }

    internal NserOperation Operation { get; }

    internal NserApiVersion? Version { get; init; }

    /// <summary>What errors, logs and spans call it.</summary>
    internal string Name => OperationName ?? Operation.ToString();

    /// <summary>The method of the API with its values.</summary>
    internal SendCall? Send { get; init; }

    /// <summary>Reads the body of a success. Runs inside the pipeline: a body that it cannot read (<see cref="System.Text.Json.JsonException"/>) is a failed attempt. Default: JSON must only close.</summary>
    internal Func<ReadOnlyMemory<byte>, object>? Decode { get; init; }

    /// <summary>Looks at an answer before its body is read, and says why it cannot be used; <see langword="null"/> when it can. Default: every answer can.</summary>
    internal Func<HttpResponseMessage, string?>? Refuse { get; init; }

    /// <summary>Whether <see cref="Decode"/> keeps nothing of the body's memory, so that the next answer may use it; the answer's body is then empty.</summary>
    internal bool DecodeTakesAll { get; init; }

    /// <summary>The rows of a budget that are set aside for the answer; <see langword="null"/> when there is no budget or nothing is metered.</summary>
    internal IMeteredRows? Rows { get; init; }

    /// <summary>How many records a write carries, for the audit trail; <see langword="null"/> on a pull, whose answer counts its rows.</summary>
    internal int? Records { get; init; }

    /// <summary>Whether a token goes with the call. Only the versions list and the login itself go without.</summary>
    internal bool Anonymous { get; init; }

    /// <summary>Whether the answer goes to somebody else's interface, which reads it as HTTP content.</summary>
    internal bool IsForeign { get; }

    /// <summary>Whether the server stores something; only then can the outcome of a lost answer be unknown.</summary>
    internal bool ChangesState(HttpMethod method) => Operation == NserOperation.Other ? method != HttpMethod.Get && method != HttpMethod.Head : Operation.ChangesState;

    /// <summary>Whether the answer only tells what became of something that was stored.</summary>
    internal bool TellsOfAWrite(HttpMethod method) => Operation == NserOperation.Other
        ? ChangesState(method) && RowsAtMost == 0
        : Operation.ChangesState || Operation is NserOperation.BatchStatus or NserOperation.BatchResults;
}

/// <summary>What the way of a request must know of an operation beside its route.</summary>
internal static class OperationTraits
{
    extension(NserOperation operation)
    {
        /// <summary>Whether the server stores something.</summary>
        internal bool ChangesState => operation is NserOperation.PushBatch or NserOperation.PatchRecord or NserOperation.ReplaceRecord or NserOperation.SubmitDataRequest;
    }
}
