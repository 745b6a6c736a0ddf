using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace Nser.Client.Validation;

/// <summary>Carries a record over to NJsonSchema's tree. Its own parser is not used: that takes comments, single quotes and dates at its own discretion.</summary>
internal static class JsonTokens
{
    /// <summary>The tree of a record that <see cref="StrictJson"/> found readable.</summary>
    internal static JContainer Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return ReadObject(ref reader);
    }

    private static JToken Read(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => ReadObject(ref reader),
        JsonTokenType.StartArray => ReadArray(ref reader),
        JsonTokenType.String => JValue.CreateString(reader.GetString()),
        JsonTokenType.Number => ReadNumber(in reader),
        JsonTokenType.True or JsonTokenType.False => new JValue(reader.GetBoolean()),
        _ => JValue.CreateNull(),
    };

    private static JObject ReadObject(ref Utf8JsonReader reader)
    {
        var members = new JObject();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            members[name] = Read(ref reader);
        }

        return members;
    }

    private static JArray ReadArray(ref Utf8JsonReader reader)
    {
        var items = new JArray();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Read(ref reader));
        }

        return items;
    }

    /// <summary>Decimal, never binary floating point; a whole number is an integer however it is written (<c>3.0</c> is 3). Beyond decimal stands the largest one.</summary>
    private static JValue ReadNumber(in Utf8JsonReader reader)
    {
        if (!reader.TryGetDecimal(out var number))
        {
            number = reader.ValueSpan[0] == '-' ? decimal.MinValue : decimal.MaxValue;
        }

        return number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue ? new JValue((long)number) : new JValue(number);
    }
}
