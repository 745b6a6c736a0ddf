using System.Text.Json;
using Nser.Standards.Records;

namespace Nser.Standards.Tests.Schemas;

/// <summary>Where the fields of a record lie by a walk of its own, to hold against what a plan noted.</summary>
internal static class NotedSlots
{
    private static readonly Field[] Fields = [.. Enumerable.Range(0, Nser.Standards.Records.Fields.Count).Select(slot => new Field(slot))];
    private static readonly Dictionary<string, Field> ByPointer = Fields.ToDictionary(field => field.Pointer, StringComparer.Ordinal);

    /// <summary>Fails unless each field lies where the plan says. Of a member that stands twice the last counts.</summary>
    internal static void AssertEqual(ReadOnlySpan<byte> json, RecordSlots noted)
    {
        var expected = Walk(json);
        foreach (var field in Fields)
        {
            if (expected[field.Slot] != noted[field])
            {
                Assert.Fail($"{field.Pointer}: expected {expected[field.Slot]}, noted {noted[field]}");
            }
        }
    }

    private static RecordSlots.Slot[] Walk(ReadOnlySpan<byte> json)
    {
        var slots = new RecordSlots.Slot[Fields.Length];
        var reader = new Utf8JsonReader(json);
        var (parent, name) = ("", "");
        while (reader.Read())
        {
            var depth = reader.CurrentDepth;
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                name = reader.GetString()!;
            }
            else if (reader.TokenType is not (JsonTokenType.EndArray or JsonTokenType.EndObject) && depth > 0)
            {
                // Names with a slash are none of ours: they would look like a place below.
                if (!name.Contains('/', StringComparison.Ordinal) && ByPointer.TryGetValue($"{parent}/{name}", out var field))
                {
                    slots[field.Slot] = Note(in reader);
                }

                if (reader.TokenType == JsonTokenType.StartArray || (reader.TokenType == JsonTokenType.StartObject && depth > 1))
                {
                    reader.Skip();
                }
                else if (reader.TokenType == JsonTokenType.StartObject)
                {
                    parent = "/" + name.Replace("/", "~1", StringComparison.Ordinal);
                }
            }
            else if (reader.TokenType == JsonTokenType.EndObject && depth == 1)
            {
                parent = "";
            }
        }

        return slots;
    }

    private static RecordSlots.Slot Note(in Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => new((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length, reader.TokenType) { IsEscaped = reader.ValueIsEscaped },
        JsonTokenType.StartObject or JsonTokenType.StartArray => new((int)reader.TokenStartIndex, 0, reader.TokenType),
        _ => new((int)reader.TokenStartIndex, reader.ValueSpan.Length, reader.TokenType),
    };
}
