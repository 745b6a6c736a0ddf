using System.Text.Json;
using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox.Judgement;

/// <summary>Says whether every reader would read the same record: no member twice in an object, whole characters only, at most 16 levels.</summary>
internal static class Soundness
{
    private const int MostLevels = 16;

    /// <summary>What is wrong; a first objection with an empty pointer means that nothing else can be judged.</summary>
    internal static IReadOnlyList<Objection> Judge(JsonElement record)
    {
        try
        {
            return [.. Walk(record, "", 1)];
        }
        catch (InvalidOperationException)
        {
            return [Unreadable];
        }
    }

    internal static Objection Unreadable => new("NSER-SCHEMA-JSON", "", "Expected one JSON object in UTF-8, with whole characters and at most 16 levels.");

    private static IEnumerable<Objection> Walk(JsonElement value, string at, int level)
    {
        if (value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            // Reading half a character throws.
            _ = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
            yield break;
        }

        if (level > MostLevels)
        {
            throw new InvalidOperationException("The record nests too deep.");
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var objection in value.EnumerateArray().SelectMany((item, index) => Walk(item, FormattableString.Invariant($"{at}/{index}"), level + 1)))
            {
                yield return objection;
            }

            yield break;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            var place = at + "/" + TextJudge.Escaped(member.Name);
            if (!names.Add(member.Name))
            {
                yield return new("NSER-SCHEMA-DUPLICATE", place, "The member stands twice in the record.");
            }

            foreach (var objection in Walk(member.Value, place, level + 1))
            {
                yield return objection;
            }
        }
    }
}
