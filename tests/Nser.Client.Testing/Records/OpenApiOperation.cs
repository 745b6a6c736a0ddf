using System.Text.Json.Nodes;

namespace Nser.Client.Testing.Records;

/// <summary>One operation of an OpenAPI document.</summary>
internal sealed record OpenApiOperation(OpenApiFile File, string Path, string Method, JsonObject Node)
{
    internal string Id => Node["operationId"]?.GetValue<string>() ?? "";

    internal bool NeedsToken => Node["security"] is not JsonArray { Count: 0 };

    internal IEnumerable<JsonObject> Parameters => Node["parameters"]!.AsArray().Select(parameter => File.Resolve(parameter!));

    internal IEnumerable<(string Status, JsonObject Response)> Responses =>
        Node["responses"]!.AsObject().Select(response => (response.Key, File.Resolve(response.Value!)));

    /// <summary>The bodies of the request and of every response, with where each stands.</summary>
    internal IEnumerable<(string Where, string MediaType, JsonObject Content)> Bodies()
    {
        var request = Node["requestBody"] is { } body ? [("request", File.Resolve(body))] : Array.Empty<(string, JsonObject)>();
        return from part in request.Concat(Responses.Select(response => (response.Status, response.Response)))
               where part.Item2["content"] is not null
               from content in part.Item2["content"]!.AsObject()
               select ($"{Id} {part.Item1}", content.Key, content.Value!.AsObject());
    }

    public override string ToString() => $"{Method} {Path}";
}
