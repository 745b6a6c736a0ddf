using System.Text.Json;
using System.Text.Json.Nodes;
using Nser.Client.Api;
using Nser.Client.Sandbox.Accounting;
using Nser.Client.Sandbox.Http;
using Nser.Client.Sandbox.Registry;

namespace Nser.Client.Sandbox.Endpoints.Pull;

/// <summary>Serves the geo library: its version, and its units.</summary>
internal sealed class GeoEndpoint(RequestReader reader, AccessLogQueries log, SandboxGeography geography) : IEndpoint
{
    public Reply Answer(Exchange exchange) => reader.Query(exchange, query => Answer(exchange, query));

    private Reply Answer(Exchange exchange, JsonElement query)
    {
        if (exchange.Route.Operation == NserOperation.GetGeoLibrary)
        {
            log.Add(exchange, 0, LoggedParameters.Of(query));
            var counts = geography.Units(null, null).GroupBy(unit => (string)unit["level"]!).Select(level => KeyValuePair.Create(level.Key, (JsonNode?)level.Count()));
            return Answer("counts", new JsonObject(counts));
        }

        var units = geography.Units(
            query.TryGetProperty("level", out var level) ? level.GetString() : null,
            query.TryGetProperty("parent", out var parent) ? parent.GetString() : null);
        log.Add(exchange, units.Count, LoggedParameters.Of(query));
        return Answer("rows", new JsonArray([.. units]));
    }

    private Reply Answer(string member, JsonNode value) => Reply.Json(200, new JsonObject
    {
        [reader.Write.Name("libraryVersion")] = geography.LibraryVersion,
        [reader.Write.Name(member)] = value,
    });
}
