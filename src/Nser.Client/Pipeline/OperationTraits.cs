using Nser.Client.Api;

namespace Nser.Client.Pipeline;

/// <summary>What the way of a request must know of an operation beside its route.</summary>
internal static class OperationTraits
{
    extension(NserOperation operation)
    {
        /// <summary>Whether the server stores something; only then can the outcome of a lost answer be unknown.</summary>
        internal bool ChangesState => operation is NserOperation.PushBatch or NserOperation.PatchRecord or NserOperation.ReplaceRecord or NserOperation.SubmitDataRequest;

        /// <summary>Whether the answer only tells what became of something that was stored.</summary>
        internal bool TellsOfAWrite => operation.ChangesState || operation is NserOperation.BatchStatus or NserOperation.BatchResults;
    }
}
