using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Nser.PushScheduler.Settings;
using Nser.Standards;

namespace Nser.PushScheduler.Sources;

/// <summary>Gives the members of a partner's JSON the standard's names, translates words and fills gaps. Values keep their form.</summary>
internal sealed class JsonMapping(MappingSettings mapping)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The record in the standard's names; a record that is no JSON object stays as it is, for the validator to name its fault.</summary>
    internal ExtractedRecord Apply(ExtractedRecord record)
    {
        if (record.Json.IsEmpty)
        {
            return record;
        }

        try
        {
            if (JsonNode.Parse(record.Json.Span, documentOptions: Strict) is not JsonObject members)
            {
                return record;
            }

            Map(members);
            return record with { Json = JsonSerializer.SerializeToUtf8Bytes(members, Compact) };
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            return record with { Findings = [.. record.Findings, new(ValidationCodes.SchemaJson, FindingSeverity.Error, "", "The record is no JSON object, or names a member twice, and could not be mapped.")] };
        }
    }

    private void Map(JsonObject members)
    {
        foreach (var (column, field) in mapping.Columns)
        {
            if (Take(members, column) is { } value)
            {
                Put(members, field, value);
            }
        }

        foreach (var (field, words) in mapping.Words)
        {
            var word = Find(members, field)?.GetValueKind() == JsonValueKind.String ? Find(members, field)!.GetValue<string>().Trim() : null;
            if (words.FirstOrDefault(known => string.Equals(known.Key, word, StringComparison.OrdinalIgnoreCase)).Value is { } meaning)
            {
                Put(members, field, meaning);
            }
        }

        foreach (var (field, constant) in mapping.Constants)
        {
            if (Find(members, field) is null)
            {
                Put(members, field, constant);
            }
        }
    }

    private static JsonNode? Take(JsonObject members, string column)
    {
        var (holder, name) = members.ContainsKey(column) ? (members, column) : Holder(members, column, make: false);
        return holder is not null && holder.Remove(name, out var value) ? value : null;
    }

    private static JsonNode? Find(JsonObject members, string field) =>
        Holder(members, field, make: false) is ({ } holder, var name) && holder.TryGetPropertyValue(name, out var value) ? value : null;

    private static void Put(JsonObject members, string field, JsonNode value)
    {
        var (holder, name) = Holder(members, field, make: true);
        holder![name] = value;
    }

    private static (JsonObject? Holder, string Name) Holder(JsonObject members, string path, bool make)
    {
        var steps = path.Trim('/').Split('.', '/');
        JsonObject? holder = members;
        foreach (var step in steps[..^1])
        {
            if (holder[step] is null && make)
            {
                holder[step] = new JsonObject();
            }

            holder = holder[step] as JsonObject;
            if (holder is null)
            {
                return make ? throw new InvalidOperationException() : (null, steps[^1]);
            }
        }

        return (holder, steps[^1]);
    }
}
