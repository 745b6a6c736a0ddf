using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.IdentityModel.Tokens;
using Nser.Client.Testing.Records;

namespace Nser.Client.Tests.Contract.Derived;

/// <summary>Derives WireMock mapping files from the OpenAPI documents: one for each operation, with the first example of its first answer of success.</summary>
internal static class DerivedMappings
{
    internal const string Folder = "schemas/wiremock/mappings";

    /// <summary>No clock is used, so that the files stay as they are: the end of the token is far off.</summary>
    private static readonly DateTimeOffset TokenEnd = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file of an operation. The versions list is outside the versions and has one file.</summary>
    internal static string PathOf(OpenApiOperation operation) =>
        operation.Path.Contains($"/v{operation.File.Version}/", StringComparison.Ordinal) ? $"{Folder}/v{operation.File.Version}/{operation.Id}.json" : $"{Folder}/{operation.Id}.json";

    internal static string Text(OpenApiOperation operation)
    {
        var (status, answer) = operation.Responses.First(response => response.Status[0] == '2');
        var (mediaType, content) = answer["content"]!.AsObject().First();
        var example = content!["examples"]!.AsObject().First().Value!["value"]!.DeepClone();
        if (operation.Id == "token")
        {
            example = Login();
        }

        var response = new JsonObject { ["status"] = int.Parse(status, CultureInfo.InvariantCulture), ["headers"] = Headers(operation, answer, mediaType, example) };
        response[example is JsonValue ? "body" : "jsonBody"] = example;
        return new JsonObject
        {
            ["uuid"] = Id(PathOf(operation)),
            ["name"] = $"{operation.Id}: {operation.Node["summary"]}",
            ["priority"] = 10,
            ["request"] = Request(operation),
            ["response"] = response,
        }.ToJsonString(Layout) + "\n";
    }

    private static JsonObject Request(OpenApiOperation operation) => operation.Path.Contains('{', StringComparison.Ordinal)
        ? new() { ["method"] = operation.Method, ["urlPathPattern"] = "^" + Regex.Replace(Regex.Escape(operation.Path), @"\\\{\w+}", "[^/]+") + "$" }
        : new() { ["method"] = operation.Method, ["urlPath"] = operation.Path };

    /// <summary>The headers that every such answer has. Counts, digest and place are those of the example.</summary>
    private static JsonObject Headers(OpenApiOperation operation, JsonObject answer, string mediaType, JsonNode example)
    {
        var headers = new JsonObject { ["Content-Type"] = mediaType };
        foreach (var (name, header) in answer["headers"]!.AsObject())
        {
            var definition = operation.File.Resolve(header!);
            if (definition["required"]?.GetValue<bool>() == true)
            {
                headers[name] = name switch
                {
                    "Location" => $"{operation.Path}/{example["id"]}",
                    "Nser-Rows-Returned" or "Nser-Row-Count" => Rows(example),
                    "Repr-Digest" => $"sha-256=:{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(example.GetValue<string>())))}:",
                    _ => definition["example"]!.GetValue<string>(),
                };
            }
        }

        return headers;
    }

    private static string Rows(JsonNode example) =>
        (example is JsonValue lines ? lines.GetValue<string>().Count(character => character == '\n') : example["rows"]!.AsArray().Count).ToString(CultureInfo.InvariantCulture);

    /// <summary>A login whose token has the form and the claims that a client looks at, and a signature that signs nothing.</summary>
    private static JsonObject Login()
    {
        var payload = new JsonObject { ["sub"] = "example", ["org"] = "EXAMPLE", ["role"] = "Power", ["env"] = "staging", ["exp"] = TokenEnd.ToUnixTimeSeconds() };
        string[] parts = ["""{"alg":"HS256","typ":"JWT"}""", payload.ToJsonString(), "example: not a signature"];
        return new()
        {
            ["token"] = string.Join('.', parts.Select(Base64UrlEncoder.Encode)),
            ["tokenType"] = "Bearer",
            ["expiresAt"] = TokenEnd.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>The same id for the same file, so that a WireMock that reads the folder again replaces its mappings.</summary>
    private static string Id(string path) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(path)).AsSpan(0, 16)).ToString();
}
