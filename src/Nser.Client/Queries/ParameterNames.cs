using System.Text.Json;

namespace Nser.Client.Queries;

/// <summary>The names of what a question asks by, for example <c>location.tehsilCode</c>; never a value.</summary>
internal static class ParameterNames
{
    /// <param name="question">A question's JSON, without anything about pages.</param>
    internal static IReadOnlyList<string> Of(ReadOnlyMemory<byte> question)
    {
        using var json = JsonDocument.Parse(question);
        return [.. json.RootElement.EnumerateObject().SelectMany(Names)];
    }

    private static IEnumerable<string> Names(JsonProperty member) => member.Value.ValueKind == JsonValueKind.Object
        ? member.Value.EnumerateObject().Select(inner => $"{member.Name}.{inner.Name}")
        : [member.Name];
}
