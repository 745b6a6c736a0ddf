using System.Text.Json;

namespace Nser.Standards.Schemas;

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
