using System.Globalization;
using System.Text;
using System.Text.Json;
using NJsonSchema;
using NJsonSchema.Validation;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Nser.Client.Testing.Records;
using Nser.Standards.Schemas;

namespace Nser.Standards.Tests.Schemas.Differential;

/// <summary>NJsonSchema's verdict on a record, place by place, held against the plan's.</summary>
internal sealed class SecondOpinion(JsonSchema schema)
{
    /// <summary>What one finds and the other does not; nothing when both find the same places faulty.</summary>
    internal IReadOnlyList<Disagreement> Compare(byte[] json, PlanVerdict verdict)
    {
        var errors = Judge(json);
        var record = verdict.IsSound ? Read(json) : null;
        return
        [
            .. verdict.Findings.Where(finding => !errors.Any(error => IsSamePlace(error.Pointer, finding.Pointer)) || finding.Code == ValidationCodes.SchemaDuplicate)
                .Select(finding => new Disagreement(true, finding.Code, finding.Pointer, ValueAt(record, finding.Pointer), json)),
            .. errors.Where(error => !verdict.Findings.Any(finding => IsSamePlace(error.Pointer, finding.Pointer)))
                .Select(error => new Disagreement(false, error.Kind, error.Pointer, ValueAt(record, error.Pointer), json)),
        ];
    }

    private List<(string Kind, string Pointer)> Judge(byte[] json)
    {
        var text = Encoding.UTF8.GetString(json);
        try
        {
            var errors = schema.Judge(text);
            return errors.Count == 0 ? [] : [.. errors.SelectMany(Flat).Select(error => (error.Kind.ToString(), PointerTo(text, error)))];
        }
        catch (Newtonsoft.Json.JsonException)
        {
            return [("Unreadable", "")];
        }
        catch (InvalidCastException)
        {
            return [("Unconvertible", "")];
        }
    }

    private static IEnumerable<ValidationError> Flat(ValidationError error) =>
        error is ChildSchemaValidationError { Errors: var children } ? children.SelectMany(pair => pair.Value).SelectMany(Flat).DefaultIfEmpty(error) : [error];

    /// <summary>A place above or below is the same fault said of the whole or of the part.</summary>
    private static bool IsSamePlace(string one, string other) =>
        one == other || one.Length == 0 || other.Length == 0 || one.StartsWith(other + "/", StringComparison.Ordinal) || other.StartsWith(one + "/", StringComparison.Ordinal);

    /// <summary>NJsonSchema names places as a path with dots and brackets, which names may hold too: so the paths are compared, not taken apart.</summary>
    private static string PointerTo(string text, ValidationError error)
    {
        var path = error.Path is { Length: > 2 } full ? full[2..] : "";
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        var root = (JContainer)JToken.ReadFrom(reader);
        if (error.Kind != ValidationErrorKind.PropertyRequired)
        {
            return PointerTo(At(root, path));
        }

        var name = error.Property ?? "";
        return $"{PointerTo(At(root, path.Length > name.Length ? path[..^(name.Length + 1)] : ""))}/{name}";
    }

    private static JToken At(JContainer root, string path) => root.DescendantsAndSelf().FirstOrDefault(token => token is not JProperty && token.Path == path) ?? root;

    private static string PointerTo(JToken token) => token.Parent switch
    {
        JProperty member => $"{PointerTo(member.Parent!)}/{JsonPointer.Segment(member.Name)}",
        JArray items => $"{PointerTo(items)}/{items.IndexOf(token).ToString(CultureInfo.InvariantCulture)}",
        _ => "",
    };

    private static JsonElement? Read(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private static JsonElement? ValueAt(JsonElement? value, string pointer)
    {
        foreach (var segment in pointer.Split('/').Skip(1))
        {
            value = value switch
            {
                { ValueKind: JsonValueKind.Object } holder => holder.EnumerateObject().Where(member => JsonPointer.Segment(member.Name) == segment).Select(member => (JsonElement?)member.Value).LastOrDefault(),
                { ValueKind: JsonValueKind.Array } list when int.TryParse(segment, CultureInfo.InvariantCulture, out var at) && at < list.GetArrayLength() => list[at],
                _ => null,
            };
        }

        return value;
    }
}
