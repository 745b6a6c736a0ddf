using Nser.Client.Api;
using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox.Endpoints;

/// <summary>Says how far a batch is that was answered 202.</summary>
internal sealed class BatchStatusEndpoint(ReplyWriter write, BatchesInProgress batches, NserSandboxOptions options) : IEndpoint
{
    public Reply Answer(Exchange exchange)
    {
        if (batches.Find(exchange.Caller.OrganizationCode, exchange.BatchId) is not { } batch)
        {
            return write.Problem(ProblemNames.UnknownResource, "There is no such batch.");
        }

        var completed = batch.Poll();
        var summary = batch.Summary;
        summary[write.Name("status")] = write.Profile.Values[completed ? "completed" : "processing"];
        if (!completed)
        {
            foreach (var count in (string[])["accepted", "duplicates", "rejected"])
            {
                summary[write.Name(count)] = 0;
            }
        }

        var reply = Reply.Json(200, summary);
        return completed ? reply : reply.With("Retry-After", Reply.Seconds(options.PollAfter));
    }
}

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
