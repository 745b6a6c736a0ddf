using System.Collections.Immutable;
using System.Text.Json;
using Nser.Standards.Records;
using Nser.Standards.Text;

namespace Nser.Standards.Schemas;

/// <summary>What one schema asks of a value: its type, and what is asked of each type.</summary>
/// <remarks>Filled once while the schema is loaded, because a schema may refer to itself; never changed afterwards.</remarks>
internal sealed class ValueShape
{
    /// <summary>What a schema without keywords, or <c>true</c>, asks.</summary>
    internal static ValueShape Anything { get; } = new();

    /// <summary>What <c>false</c> asks: that the value is not there.</summary>
    internal static ValueShape Nothing { get; } = new() { Kinds = JsonKinds.None, Form = new NoForm() };

    internal JsonKinds Kinds { get; set; } = JsonKinds.Any;

    internal TextShape Text { get; set; } = TextShape.Any;

    /// <summary>How a text that is sure to fit is told; where no text may stand, none is.</summary>
    internal TextForm Form { get; set; } = TextShape.Any.Form;

    internal NumberShape? Number { get; set; }

    internal ObjectShape Object { get; set; } = ObjectShape.Any;

    internal ListShape List { get; set; } = ListShape.Any;

    /// <summary>The only values that there may be; <see langword="null"/> when there are others.</summary>
    internal Literals? Literals { get; set; }

    /// <summary>The schema's own words about the value, for messages.</summary>
    internal string? Description { get; set; }

    /// <summary>Where the value that begins at <paramref name="at"/> ends, when it is sure to fit; else -1.</summary>
    internal int End(ReadOnlySpan<byte> json, int at, RecordSlots slots, int depth) =>
        !Bytes.IsWithin(json, at) ? FastPath.Undecided
        : json[at] == '"' ? Form.End(json, at)
        : json[at] switch
        {
            (byte)'{' => (Kinds & JsonKinds.Object) != 0 && Literals is null ? Object.End(json, at, slots, depth + 1) : FastPath.Undecided,
            (byte)'[' => (Kinds & JsonKinds.List) != 0 && Literals is null ? List.End(json, at, slots, depth + 1) : FastPath.Undecided,
            (byte)'t' => (Kinds & JsonKinds.Boolean) != 0 && Literals is null ? Word(json, at, "true"u8) : FastPath.Undecided,
            (byte)'f' => (Kinds & JsonKinds.Boolean) != 0 && Literals is null ? Word(json, at, "false"u8) : FastPath.Undecided,
            (byte)'n' => (Kinds & JsonKinds.Null) != 0 && Literals is null ? Word(json, at, "null"u8) : FastPath.Undecided,
            _ => (Kinds & (JsonKinds.Number | JsonKinds.Integer)) != 0 && Literals is null ? NumberForm.End(json, at, Number) : FastPath.Undecided,
        };

    private static int Word(ReadOnlySpan<byte> json, int at, ReadOnlySpan<byte> word) =>
        json[at..].StartsWith(word) ? at + word.Length : FastPath.Undecided;
}

/// <summary>The types of JSON Schema.</summary>
[Flags]
internal enum JsonKinds
{
    None = 0,
    Text = 1,
    Number = 2,

    /// <summary>A number without a fraction, however it is written: <c>3.0</c> is one.</summary>
    Integer = 4,
    Boolean = 8,
    Null = 16,
    Object = 32,
    List = 64,
    Any = Text | Number | Boolean | Null | Object | List,
}

internal static class JsonKindsOfTokens
{
    extension(JsonTokenType token)
    {
        internal JsonKinds Kind => token switch
        {
            JsonTokenType.String => JsonKinds.Text,
            JsonTokenType.Number => JsonKinds.Number,
            JsonTokenType.True or JsonTokenType.False => JsonKinds.Boolean,
            JsonTokenType.Null => JsonKinds.Null,
            JsonTokenType.StartObject => JsonKinds.Object,
            _ => JsonKinds.List,
        };
    }
}

/// <summary>The values that <c>enum</c> or <c>const</c> lists: texts, numbers, true, false, null.</summary>
internal sealed class Literals
{
    private const int MostListed = 50;

    internal Literals(IReadOnlyList<JsonElement> values)
    {
        Texts = new WordTable([.. values.Where(value => value.ValueKind == JsonValueKind.String).Select(value => System.Text.Encoding.UTF8.GetBytes(value.GetString()!))]);
        Numbers = [.. values.Where(value => value.ValueKind == JsonValueKind.Number).Select(value => new ExactNumber(value.GetRawText()))];
        Others = [.. values.Select(value => value.ValueKind).Where(kind => kind is JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null)];
        Message = ShapeMessages.OneOf(string.Join(", ", values.Take(MostListed).Select(value => value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText()))
            + (values.Count > MostListed ? FormattableString.Invariant($" and {values.Count - MostListed} others") : ""));
    }

    internal WordTable Texts { get; }

    internal ImmutableArray<ExactNumber> Numbers { get; }

    internal ImmutableArray<JsonValueKind> Others { get; }

    /// <summary>What is said of any other value: names all of them, or the first of a long list.</summary>
    internal string Message { get; }
}
