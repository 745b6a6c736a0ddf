using System.Collections.Immutable;
using System.Text.Json;

namespace Nser.Standards.Schemas;

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
