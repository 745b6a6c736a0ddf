using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace Nser.Client.Validation;

/// <summary>Asks of a record's bytes what every reader must agree on: strict UTF-8, one JSON object and nothing else, no member twice.</summary>
/// <remarks>Source: RFC 8259; what it leaves to the reader (duplicates, lone surrogates) is refused here.</remarks>
internal static class StrictJson
{
    private const int MaxDepth = 16;
    private static readonly JsonReaderOptions Strict = new() { MaxDepth = MaxDepth, CommentHandling = JsonCommentHandling.Disallow };

    /// <summary>Whether the bytes can be read; what is wrong is added either way.</summary>
    internal static bool Check(ReadOnlySpan<byte> json, ICollection<ValidationFinding> findings)
    {
        if (!Utf8.IsValid(json))
        {
            findings.Add(Broken("The record is not valid UTF-8: write it in that encoding."));
            return false;
        }

        try
        {
            return Walk(json, findings);
        }
        catch (JsonException)
        {
            findings.Add(Broken("The record must be one JSON object, at most 16 levels deep, without comments, trailing commas or anything after it: write it with a JSON library."));
        }
        catch (InvalidOperationException)
        {
            findings.Add(Broken("A text of the record holds half of a character (a lone surrogate): write it again from the source."));
        }

        return false;
    }

    private static bool Walk(ReadOnlySpan<byte> json, ICollection<ValidationFinding> findings)
    {
        var reader = new Utf8JsonReader(json, Strict);
        var open = new Stack<Level>();
        while (reader.Read())
        {
            if (open.Count == 0 && reader.TokenType != JsonTokenType.StartObject)
            {
                findings.Add(Broken("The record must be a JSON object: write one object for each record."));
                return false;
            }

            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    if (!open.Peek().Enter(reader.GetString()!))
                    {
                        findings.Add(new ValidationFinding(ValidationCodes.SchemaDuplicate, FindingSeverity.Error, Pointer(open), "The record names this member twice: keep one."));
                    }

                    break;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    Count(open);
                    open.Push(new Level(reader.TokenType == JsonTokenType.StartArray));
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    open.Pop();
                    break;
                case JsonTokenType.String when reader.ValueIsEscaped:
                    _ = reader.GetString();
                    goto default;
                default:
                    Count(open);
                    break;
            }
        }

        return true;
    }

    private static void Count(Stack<Level> open)
    {
        if (open.TryPeek(out var level))
        {
            level.NextItem();
        }
    }

    private static string Pointer(Stack<Level> open) =>
        string.Concat(open.Reverse().Select(level => "/" + level.Segment));

    private static ValidationFinding Broken(string message) => new(ValidationCodes.SchemaJson, FindingSeverity.Error, "", message);

    /// <summary>An object or array that the walk is inside of.</summary>
    private sealed class Level(bool isArray)
    {
        private readonly HashSet<string> names = new(StringComparer.Ordinal);
        private int index = -1;

        internal string Segment { get; private set; } = "";

        internal bool Enter(string name)
        {
            Segment = JsonPointer.Segment(name);
            return names.Add(name);
        }

        internal void NextItem()
        {
            if (isArray)
            {
                Segment = (++index).ToString(CultureInfo.InvariantCulture);
            }
        }
    }
}
