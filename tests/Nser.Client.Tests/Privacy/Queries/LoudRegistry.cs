using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Nser.Client.Testing.Fakes;
using Nser.Client.Testing.Privacy;
using Nser.Client.Testing.Queries;
using Nser.Client.Testing.Records;
using Nser.Standards;

namespace Nser.Client.Tests.Privacy.Queries;

/// <summary>The documents' own answers of the pull side, each again and again with people in another member of it, and the question that takes each.</summary>
internal sealed record LoudRegistry(string Operation, int Status, string MediaType, JsonNode Example)
{
    private const string Headers =
        $"Location: /api/v2.0/data-requests/{Canaries.Cnic}\r\nETag: \"{Canaries.Cnic}\"\r\nNser-Rows-Returned: {Canaries.Cnic}\r\nNser-Rows-Remaining: {Canaries.Name}\r\n"
        + $"X-Request-Id: {Canaries.Cnic}\r\nIdempotent-Replay: {Canaries.Name}\r\nContent-Range: {Canaries.Name} 0-9/{Canaries.Cnic}\r\nNser-Row-Count: {Canaries.Cnic}\r\n"
        + $"Repr-Digest: {Canaries.Name}=:{Canaries.Cnic}:\r\nLink: </{Canaries.Cnic}>; rel=\"{Canaries.Phone}\"\r\n";

    /// <summary>Every answer of a version that is a success.</summary>
    internal static IEnumerable<LoudRegistry> Of(string version) =>
        from operation in OpenApiFile.Open(version).Operations()
        where IsPull(operation.Id)
        from body in operation.Bodies()
        let status = body.Where.Split(' ')[^1]
        where status.StartsWith('2')
        from example in body.Content["examples"]!.AsObject()
        select new LoudRegistry(operation.Id, int.Parse(status, CultureInfo.InvariantCulture), body.MediaType, example.Value!["value"]!);

    /// <summary>The answer as it is, with loud headers, and with people in each member and as a member's name.</summary>
    internal IEnumerable<RawReply> Replies()
    {
        yield return Reply(Example, Headers);
        foreach (var text in Texts())
        {
            yield return Reply(text);
        }
    }

    /// <summary>Asks what this answers; says why the answer was not taken.</summary>
    internal Task<Exception?> AskAsync(CapturedTelemetry told, NserClient client)
    {
        var example = Example as JsonObject ?? [];
        var about = new CallSubject
        {
            Person = Cnic.Parse(Canaries.Cnic),
            Persons = Operation == "verifyEligibility" ? [.. example["rows"]!.AsArray().Select(row => Cnic.Parse((string)row!["cnic"]!))] : [],
            Programme = ProgrammeCode.Parse((string?)example["programmeCode"] ?? "KAFAALAT"),
            From = Day(example, "from") ?? new(2026, 2, 1),
            To = Day(example, "to") ?? new(2026, 2, 28),
            ReportId = "tehsil-wise-widows",
            DataRequestId = (string?)example["id"],
            Form = CanaryForm.Filled(),
        };
        return new PullCalls(told, client, about) { Exports = false }.RunAsync(OperationCall.Of(Operation)!);
    }

    private static bool IsPull(string operation) => OperationCall.Of(operation) is { IsQuestion: true } && operation != "token";

    private static DateOnly? Day(JsonObject example, string member) =>
        example[member] is { } day ? DateOnly.Parse((string)day!, CultureInfo.InvariantCulture) : null;

    private IEnumerable<JsonNode> Texts()
    {
        if (Example is JsonValue text)
        {
            foreach (var value in Canaries.Values)
            {
                yield return $"{value},{text}";
                yield return $"{text}{value}\n";
                yield return $"{text}".Replace(",", $",{value}", StringComparison.Ordinal);
                yield return $"{text}".Replace(":\"", $":\"{value}", StringComparison.Ordinal);
                yield return $"{text}".Replace("{\"", $"{{\"{value}\":\"{value}\",\"", StringComparison.Ordinal);
            }

            yield break;
        }

        foreach (var (pointer, node) in OpenApiFile.Walk(Example).ToList())
        {
            // The name of a place is public, and a person's cannot be told from it.
            foreach (var value in (string[])[Canaries.Cnic, Operation == "listGeoUnits" ? Canaries.Phone : Canaries.Name])
            {
                var changed = Example.DeepClone();
                var place = At(changed, pointer);
                if (place is JsonObject members)
                {
                    members[value] = new JsonObject { [value] = value };
                    members["continuationToken"] = value;
                }
                else if (place is JsonArray items)
                {
                    items.Add(value);
                }
                else
                {
                    place.ReplaceWith(JsonValue.Create(value));
                }

                yield return changed;
            }
        }
    }

    private static JsonNode At(JsonNode root, string pointer) =>
        pointer.Split('/').Skip(1).Aggregate(root, (node, name) => node is JsonArray items ? items[int.Parse(name, CultureInfo.InvariantCulture)]! : node[name]!);

    private RawReply Reply(JsonNode body, string? headers = null)
    {
        var bytes = Encoding.UTF8.GetBytes(body is JsonValue ? body.ToString() : body.ToJsonString());
        return RawReply.Whole(Status, MediaType, bytes, headers ?? (Operation == "exportBeneficiaries" ? Facts(bytes) : ""));
    }

    /// <summary>What lets an export through.</summary>
    private string Facts(byte[] bytes) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(Status == 206 ? $"Content-Range: bytes 0-{bytes.Length - 1}/{bytes.Length}\r\n" : "")}ETag: \"one\"\r\nNser-Row-Count: {bytes.Count(octet => octet == '\n')}\r\nNser-Rows-Returned: 1\r\nRepr-Digest: sha-256=:{Convert.ToBase64String(SHA256.HashData(bytes))}:\r\n");
}
