using System.Text;
using System.Text.Json;
using Nser.Client.Testing.Fakes;

namespace Nser.Client.Testing.Privacy;

/// <summary>A server that repeats what it knows of people wherever an answer has room for it: body, problem, headers, reason.</summary>
internal sealed class EchoingServer : IAsyncDisposable
{
    private static readonly string Everything = string.Join(' ', Canaries.Values);
    private readonly RawServer server;

    internal EchoingServer() => server = new RawServer(Answer);

    internal static IReadOnlyDictionary<string, Func<RawReply>> Answers { get; } = new Dictionary<string, Func<RawReply>>
    {
        ["not standard"] = () => Problem(422, "non-standard-data"),
        ["conflict"] = () => Problem(409, "record-conflict"),
        ["batch conflict"] = () => Problem(409, "batch-conflict"),
        ["bad request"] = () => Problem(400, "bad-request"),
        ["unknown problem"] = () => Problem(418, Canaries.Name),
        ["forbidden"] = () => Problem(403, "forbidden-role"),
        ["not found"] = () => Problem(404, "unknown-resource"),
        ["retired"] = () => Problem(410, "version-retired"),
        ["too large"] = () => Problem(413, "too-large"),
        ["throttled"] = () => Problem(429, "throttled", "Retry-After: 86400\r\n"),
        ["failed"] = () => Problem(500, "unavailable"),
        ["unavailable"] = () => Problem(503, "unavailable"),
        ["results"] = () => RawReply.Json(Results()),
        ["results that are not JSON"] = () => RawReply.Json($$"""{"batchId": n{{Canaries.Cnic}} }"""),
        ["results of the wrong type"] = () => RawReply.Json($$"""["{{Everything}}"]"""),
        ["accepted"] = () => RawReply.Json($$"""{"batchId":"{{Canaries.Cnic}}","status":"processing"}""", 202, $"Location: /api/v2.0/batches/{Canaries.Cnic}\r\nRetry-After: 1\r\n"),
        ["record"] = () => RawReply.Json(Record()),
        ["record with texts for numbers"] = () => RawReply.Json($$"""{"recordId":"R","location":{"{{Canaries.Name}}":1,"tehsilCode":{} },"benefitAmount":"{{Canaries.Cnic}}","updatedAt":"{{Canaries.Name}}"}"""),
        ["garbage page"] = () => RawReply.Whole(200, "text/html", Encoding.UTF8.GetBytes($"<html>{Everything}</html>")),
        ["garbage page with an error"] = () => RawReply.Whole(502, "text/html", Encoding.UTF8.GetBytes($"<html>{Everything}</html>")),
        ["strange media type"] = () => RawReply.Whole(200, $"x/{Canaries.Cnic}", Encoding.UTF8.GetBytes(Everything)),
        ["truncated"] = () => RawReply.Text($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{{\"recordId\":\"{Canaries.Cnic}", After.Reset),
        ["not HTTP"] = () => RawReply.Text($"{Canaries.Cnic} {Canaries.Password}\r\n\r\n"),
        ["broken header"] = () => RawReply.Text($"HTTP/1.1 200 OK\r\n{Canaries.Cnic}\r\n\r\n"),
        ["broken length"] = () => RawReply.Text($"HTTP/1.1 200 OK\r\nContent-Length: {Canaries.Cnic}{Canaries.Cnic}\r\n\r\n"),
        ["broken encoding"] = () => RawReply.Whole(200, "application/json", Encoding.UTF8.GetBytes(Everything), $"Content-Encoding: {Canaries.Cnic}\r\n"),
        ["redirect"] = () => RawReply.Whole(302, "text/plain", [], $"Location: https://elsewhere.example/{Canaries.Cnic}?name=Zarqonisha\r\n"),
    };

    internal Uri Address => server.Address;

    internal IEnumerable<RawRequest> Requests => server.Requests;

    /// <summary>What the data routes answer.</summary>
    internal Func<RawReply> Data { get; set; } = () => RawReply.Json("{}");

    /// <summary>What the login answers.</summary>
    internal Func<RawReply> Login { get; set; } = Token;

    /// <summary>What the versions list answers.</summary>
    internal Func<RawReply> Versions { get; set; } = () => RawReply.Json("""{"versions":[{"version":"1.0","status":"supported"},{"version":"2.0","status":"supported"}]}""");

    internal static RawReply Token() => Tokens.Reply(Tokens.Jwt(TimeProvider.System.GetUtcNow().AddHours(1), id: Canaries.Secret), TimeProvider.System.GetUtcNow().AddHours(1));

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private RawReply Answer(RawRequest request) => request.Path switch
    {
        "/api/versions" => Versions(),
        var path when path.EndsWith("/auth/token", StringComparison.Ordinal) => Login(),
        _ => Data(),
    };

    private static RawReply Problem(int status, string name, string headers = "") => new(Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(
        RawReply.Whole(status, "application/problem+json", Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
        {
            type = $"urn:nser:problem:{name}",
            title = Everything,
            status,
            detail = Everything,
            traceId = Canaries.Cnic,
            instance = Everything,
            errors = Errors(),
        })),
        $"{headers}X-Request-Id: {Canaries.Cnic}\r\nServer: {Canaries.Cnic}\r\nLink: </{Canaries.Cnic}>; rel=\"deprecation\"\r\nDeprecation: @1700000000\r\nSunset: {Canaries.Phone}\r\n").Bytes.Span)
        .Replace(" X\r\n", $" {Canaries.Cnic}\r\n", StringComparison.Ordinal)));

    private static object[] Errors() => [.. Canaries.Values.Select((value, place) => new
    {
        index = place % 2,
        recordId = value,
        pointer = $"/{value}",
        code = value,
        severity = value,
        message = $"{value} is wrong",
    })];

    private static string Results() => JsonSerializer.Serialize(new
    {
        batchId = Canaries.Cnic,
        status = Canaries.Name,
        received = 2,
        accepted = 1,
        duplicates = 0,
        rejected = 1,
        results = new object[]
        {
            new { index = 0, recordId = Canaries.Cnic, outcome = "rejected", errors = Errors() },
            new { index = 1, recordId = Canaries.Cnic, outcome = Canaries.Name, errors = Errors() },
        },
    });

    // A record that another client of the same organisation stored, with people's data in the fields of codes.
    private static string Record()
    {
        var record = Canaries.Adult("loud");
        foreach (var field in (string[])["idDocumentType", "benefitType", "benefitFrequency", "verification"])
        {
            record[field] = Canaries.Name;
        }

        foreach (var field in (string[])["recordId", "organizationCode", "programmeCode", "programmeComponent"])
        {
            record[field] = Canaries.Cnic;
        }

        record["location"]!["areaType"] = Canaries.UrduName;
        record["location"]!["tehsilCode"] = Canaries.Cnic;
        return record.ToJsonString();
    }
}
