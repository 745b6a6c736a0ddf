using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using Nser.Client.Api;
using Nser.Client.Sandbox.Http;
using Nser.Client.Sandbox.Judgement;

namespace Nser.Client.Sandbox.Endpoints.Pull;

/// <summary>Reads what a caller asks, in the profile's names, and refuses what the documents do not allow. A member that nobody knows is refused: a filter must not get lost.</summary>
internal sealed class RequestReader(ReplyWriter write, ContractSchemas schemas)
{
    private static readonly string[] Named =
        ["page", "pageSize", "continuationToken", "cnic", "location", "criteria", "pmtRange", "programmeCode", "cnics", "householdId", "from", "to", "level", "parent", "tehsil", "quintile"];

    private readonly Dictionary<string, string> canonical = Named.ToDictionary(name => write.Profile.Members[name], name => name, StringComparer.Ordinal);

    internal ReplyWriter Write => write;

    /// <summary>Answers a request by its body with the contract's own names, or refuses it.</summary>
    internal Reply Body(Exchange exchange, string component, Func<JsonElement, Reply> answer)
    {
        var (sent, refusal) = Sound(exchange);
        if (refusal is not null)
        {
            return refusal;
        }

        if (sent.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => Named.Contains(name) && !canonical.ContainsKey(name)) is { } foreign)
        {
            return Refuse(new Objection("NSER-SCHEMA-UNKNOWN", "/" + foreign, "The profile calls the member so, and not by the default name."));
        }

        var body = Renamed(sent);
        var schema = schemas.For(component, exchange.Version);
        Objection[] objections = [.. ShapeJudge.Judge(schema, body), .. Unknown(schema, body, "")];
        return objections.Length > 0 ? Refuse(objections) : answer(body);
    }

    /// <summary>Answers a form, whose members no profile renames, with what is against its shape, or refuses what is no form at all.</summary>
    internal Reply Form(Exchange exchange, string component, Func<JsonElement, IReadOnlyList<Objection>, Reply> answer)
    {
        var (sent, refusal) = Sound(exchange);
        return refusal ?? answer(sent, [.. ShapeJudge.Judge(schemas.For(component, exchange.Version), sent)]);
    }

    /// <summary>Answers a request by its query with the contract's own names, numbers as numbers, or refuses it.</summary>
    internal Reply Query(Exchange exchange, Func<JsonElement, Reply> answer)
    {
        var schema = schemas.ForQuery(exchange.Route.Operation, exchange.Version);
        var (query, objections) = (new JsonObject(), new List<Objection>());
        foreach (var (name, value) in exchange.Query)
        {
            var known = schema.Properties.FirstOrDefault(property => write.Name(property.Key) == name);
            if (known.Key is null || value.Count != 1)
            {
                objections.Add(new("NSER-SCHEMA-UNKNOWN", "/" + TextJudge.Escaped(name), "The contract has no such parameter here, or takes it once only."));
                continue;
            }

            query[known.Key] = known.Value.Type == JsonObjectType.Integer && int.TryParse(value[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : value[0];
        }

        var read = JsonSerializer.SerializeToElement(query);
        objections.AddRange(ShapeJudge.Judge(schema, read));
        if (read.TryGetProperty("from", out var from) && read.TryGetProperty("to", out var to) && string.CompareOrdinal(from.GetString(), to.GetString()) > 0)
        {
            objections.Add(new("NSER-SCHEMA-RANGE", "/to", "to is not before from."));
        }

        return objections.Count > 0 ? Refuse([.. objections]) : answer(read);
    }

    /// <summary>The refusal of a request: 400 with a pointer to each fault.</summary>
    internal Reply Refuse(params Objection[] objections) => write.Problem(ProblemNames.BadRequest, "The request is not what the contract describes; see errors.", Errors(objections));

    internal IEnumerable<JsonNode> Errors(IEnumerable<Objection> objections) =>
        objections.Select(objection => write.Error(objection with { Pointer = Sent(objection.Pointer) }));

    private (JsonElement Body, Reply? Refusal) Sound(Exchange exchange)
    {
        if (exchange.MediaType != "application/json" || exchange.ContentEncoding.Length > 0)
        {
            return (default, write.Problem(ProblemNames.UnsupportedMediaType, "The body is application/json without content coding."));
        }

        try
        {
            using var sent = JsonDocument.Parse(exchange.Body);
            return sent.RootElement.ValueKind != JsonValueKind.Object ? (default, Refuse(new Objection("NSER-SCHEMA-TYPE", "", "Expected a JSON object.")))
                : Soundness.Judge(sent.RootElement) is { Count: > 0 } unsound ? (default, Refuse([.. unsound]))
                : (sent.RootElement.Clone(), null);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return (default, write.Problem(ProblemNames.BadRequest, "The body is not JSON."));
        }
    }

    private JsonElement Renamed(JsonElement body) => canonical.All(pair => pair.Key == pair.Value)
        ? body
        : JsonSerializer.SerializeToElement(new JsonObject(body.EnumerateObject().Select(member =>
            KeyValuePair.Create(canonical.GetValueOrDefault(member.Name, member.Name), JsonSerializer.SerializeToNode(member.Value)))));

    /// <summary>The pointer as the caller would write it.</summary>
    private string Sent(string pointer)
    {
        var parts = pointer.Split('/', 3);
        return parts.Length < 2 || !Named.Contains(parts[1]) ? pointer : string.Join('/', [parts[0], write.Name(parts[1]), .. parts[2..]]);
    }

    private static IEnumerable<Objection> Unknown(JsonSchema schema, JsonElement value, string at)
    {
        if (value.ValueKind == JsonValueKind.Array && schema.ActualSchema.Item is { } item)
        {
            return value.EnumerateArray().SelectMany((entry, index) => Unknown(item, entry, FormattableString.Invariant($"{at}/{index}")));
        }

        return value.ValueKind != JsonValueKind.Object ? [] : value.EnumerateObject().SelectMany(member =>
        {
            var place = at + "/" + TextJudge.Escaped(member.Name);
            return schema.ActualSchema.ActualProperties.TryGetValue(member.Name, out var property)
                ? Unknown(property, member.Value, place)
                : [new Objection("NSER-SCHEMA-UNKNOWN", place, "The contract has no such member here.")];
        });
    }
}

/// <summary>What of a request goes into the access log: its parameters by name, identity numbers masked.</summary>
internal static class LoggedParameters
{
    private static readonly string[] Masked = ["cnic", "cnics", "householdId"];
    private static readonly string[] Paging = ["page", "pageSize", "continuationToken"];

    internal static IReadOnlyDictionary<string, string> Of(JsonElement body)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in body.EnumerateObject().Where(member => !Paging.Contains(member.Name)))
        {
            if (member.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (var inner in member.Value.EnumerateObject())
                {
                    // A range's ends would be called from and to.
                    parameters[member.Name == "pmtRange" ? "pmtRange." + inner.Name : inner.Name] = Text(inner.Value);
                }
            }
            else
            {
                parameters[member.Name] = Masked.Contains(member.Name) ? Mask(member.Value) : Text(member.Value);
            }
        }

        return parameters;
    }

    private static string Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? string.Join(',', value.EnumerateArray().Select(Text)) : value.ToString();

    private static string Mask(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? FormattableString.Invariant($"{value.GetArrayLength()} numbers")
        : new string('*', Math.Max(0, value.GetString()!.Length - 2)) + value.GetString()![^Math.Min(2, value.GetString()!.Length)..];
}
