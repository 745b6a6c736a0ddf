using Nser.Client.Api;
using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox.Endpoints;

/// <summary>Hands out the outcomes of a completed batch, one JSON object a line.</summary>
internal sealed class BatchResultsEndpoint(ReplyWriter write, BatchesInProgress batches) : IEndpoint
{
    public Reply Answer(Exchange exchange)
    {
        if (batches.Find(exchange.Caller.OrganizationCode, exchange.BatchId) is not { IsCompleted: true } batch)
        {
            return write.Problem(ProblemNames.UnknownResource, "There is no such completed batch.");
        }

        using var lines = new MemoryStream();
        foreach (var result in batch.Results)
        {
            lines.Write(ReplyWriter.Bytes(result));
            lines.WriteByte((byte)'\n');
        }

        return new Reply(200) { MediaType = "application/x-ndjson", Body = lines.ToArray() };
    }
}
