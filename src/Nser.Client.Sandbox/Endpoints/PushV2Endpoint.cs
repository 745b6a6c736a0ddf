using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Nser.Client.Api;
using Nser.Client.Sandbox.Http;
using Nser.Client.Sandbox.Judgement;
using Nser.Client.Sandbox.Ledger;

namespace Nser.Client.Sandbox.Endpoints;

/// <summary>Takes a batch of V2.0: NDJSON, an outcome for each record, at once or by polling.</summary>
internal sealed class PushV2Endpoint(PushAnswers answers, SandboxLedger ledger, RecordJudge judge, BatchesInProgress inProgress, NserSandboxOptions options) : IEndpoint
{
    private readonly PushV2Body reader = new(answers.Write);

    private ReplyWriter Write => answers.Write;

    public Reply Answer(Exchange exchange)
    {
        if (answers.IsDryRun(exchange) is not { } dryRun)
        {
            return Write.Problem(ProblemNames.BadRequest, $"The only query parameter is {Write.Name("dryRun")}, true or false.");
        }

        var (key, lines, problem) = reader.Read(exchange);
        if (problem is not null)
        {
            return problem;
        }

        var batch = new BatchJudge(judge, exchange.Library, exchange.Version, exchange.Caller.OrganizationCode);
        Candidate[] candidates = [.. lines.Select(batch.Judge)];
        var repeat = Write.Profile.SafeRepeats[exchange.Version];
        return dryRun || repeat != SafeRepeat.IdempotencyKey
            ? Decide(exchange, candidates, repeat, dryRun)
            : ledger.Once(
                exchange.Caller.OrganizationCode,
                $"{exchange.Version}/{key}",
                CanonicalContent.Hash([exchange.Library, .. candidates.Select(candidate => candidate.ContentHash)]),
                () => Decide(exchange, candidates, repeat, dryRun: false),
                () => Write.Problem(ProblemNames.BatchConflict, "The key is known with other content."),
                Write.Again);
    }

    private Reply Decide(Exchange exchange, Candidate[] candidates, SafeRepeat repeat, bool dryRun)
    {
        var batchId = Guid.NewGuid().ToString();
        var outcomes = ledger.Offer(candidates, exchange.Caller.OrganizationCode, repeat, _ => !dryRun);
        JsonObject[] results = [.. candidates.Zip(outcomes).Select(pair => Result(pair.First, pair.Second))];
        var summary = new JsonObject
        {
            [Write.Name("batchId")] = batchId,
            [Write.Name("received")] = candidates.Length,
            [Write.Name("accepted")] = outcomes.Count(outcome => outcome == RecordOutcome.Accepted),
            [Write.Name("duplicates")] = outcomes.Count(outcome => outcome == RecordOutcome.Duplicate),
            [Write.Name("rejected")] = outcomes.Count(outcome => outcome is RecordOutcome.Rejected or RecordOutcome.Conflict),
        };
        if (!dryRun && candidates.Length > options.AnswerLaterAbove)
        {
            return Later(exchange, batchId, summary, results);
        }

        summary[Write.Name("results")] = new JsonArray([.. results]);
        return Reply.Json(200, summary);
    }

    private Reply Later(Exchange exchange, string batchId, JsonObject summary, JsonObject[] results)
    {
        inProgress.Add(exchange.Caller.OrganizationCode, batchId, new BatchInProgress(summary, results, options.PollsUntilCompleted));
        var location = Write.Profile.Route(NserOperation.BatchStatus, exchange.Version).Path(new Dictionary<string, string> { ["batchId"] = batchId });
        return Reply.Json(202, new JsonObject { [Write.Name("batchId")] = batchId, [Write.Name("status")] = Write.Profile.Values["processing"] })
            .With("Location", location)
            .With("Retry-After", Reply.Seconds(options.PollAfter));
    }

    private JsonObject Result(Candidate candidate, RecordOutcome outcome)
    {
        var result = answers.Record(candidate);
        result[Write.Name("outcome")] = Write.Profile.Values[Word(outcome)];
        var refused = outcome is RecordOutcome.Rejected or RecordOutcome.Conflict;
        result[Write.Name("errors")] = refused ? new JsonArray([.. answers.Errors(candidate, outcome)]) : [];
        return result;
    }

    private static string Word(RecordOutcome outcome) => outcome switch
    {
        RecordOutcome.Accepted => "accepted",
        RecordOutcome.Duplicate => "duplicate",
        RecordOutcome.Rejected => "rejected",
        _ => "conflict",
    };
}

/// <summary>Reads the headers and the NDJSON body of a V2.0 batch, and refuses what does not fit together.</summary>
internal sealed class PushV2Body(ReplyWriter write)
{
    /// <summary>The key and the lines; otherwise the problem.</summary>
    internal (string Key, List<ReadOnlyMemory<byte>> Lines, Reply? Problem) Read(Exchange exchange)
    {
        var headers = write.Profile.Headers;
        var key = exchange.Header(headers["Idempotency-Key"]);
        if (exchange.MediaType != "application/x-ndjson" || exchange.ContentEncoding is not ("" or "gzip"))
        {
            return Refuse(ProblemNames.UnsupportedMediaType, "A batch of this version is application/x-ndjson, as it is or with content coding gzip.");
        }

        if (!Guid.TryParseExact(key, "D", out _))
        {
            return Refuse(ProblemNames.BadRequest, $"{headers["Idempotency-Key"]} is missing or not a UUID.");
        }

        if (exchange.Header(headers["Content-Digest"]) != ReplyWriter.Digest(SHA256.HashData(exchange.Body!)))
        {
            return Refuse(ProblemNames.BadRequest, $"{headers["Content-Digest"]} is missing, or is not the SHA-256 of the body as sent.");
        }

        var limits = write.Profile.Limits[exchange.Version];
        if (!TryDecode(exchange, limits.Bytes, out var body))
        {
            return Refuse(ProblemNames.BadRequest, "The body is not whole gzip.");
        }

        if (body.Length > limits.Bytes)
        {
            return Refuse(ProblemNames.TooLarge, $"A batch holds at most {limits.Bytes} bytes before compression.");
        }

        var lines = Lines(body);
        if (lines.Count > limits.Records)
        {
            return Refuse(ProblemNames.TooLarge, $"A batch holds at most {limits.Records} records.");
        }

        return lines.Count > 0 && exchange.Header(headers["Nser-Record-Count"]) == lines.Count.ToString(CultureInfo.InvariantCulture)
            ? (key!, lines, null)
            : Refuse(ProblemNames.BadRequest, $"{headers["Nser-Record-Count"]} is missing, is 0, or is not the number of lines.");
    }

    /// <summary>Decodes at most one byte more than the limit. The length in the gzip trailer shows truncation, which the decoder does not report.</summary>
    private static bool TryDecode(Exchange exchange, long limit, out byte[] decoded)
    {
        decoded = exchange.Body!;
        if (exchange.ContentEncoding.Length == 0)
        {
            return true;
        }

        try
        {
            using var gzip = new GZipStream(new MemoryStream(exchange.Body!), CompressionMode.Decompress);
            using var whole = new MemoryStream();
            var buffer = new byte[81920];
            for (var read = gzip.Read(buffer); read > 0 && whole.Length <= limit; read = gzip.Read(buffer))
            {
                whole.Write(buffer, 0, read);
            }

            decoded = whole.ToArray();
            return decoded.Length > limit || (exchange.Body!.Length > 18 && BitConverter.ToUInt32(exchange.Body.AsSpan()[^4..]) == (uint)decoded.Length);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static List<ReadOnlyMemory<byte>> Lines(ReadOnlyMemory<byte> body)
    {
        var lines = new List<ReadOnlyMemory<byte>>();
        while (!body.IsEmpty)
        {
            var end = body.Span.IndexOf((byte)'\n');
            var line = end < 0 ? body : body[..end];
            lines.Add(line.Span.EndsWith("\r"u8) ? line[..^1] : line);
            body = end < 0 ? default : body[(end + 1)..];
        }

        return lines;
    }

    private (string Key, List<ReadOnlyMemory<byte>> Lines, Reply? Problem) Refuse(string problem, string detail) => ("", [], write.Problem(problem, detail));
}
