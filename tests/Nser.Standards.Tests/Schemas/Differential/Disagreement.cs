using System.Text.Json;

namespace Nser.Standards.Tests.Schemas.Differential;

/// <summary>What one of the two finds at a place where the other finds nothing.</summary>
/// <param name="ByPlan">Whether the plan finds it; otherwise NJsonSchema does.</param>
/// <param name="Kind">The finding's code, or NJsonSchema's name for the error.</param>
/// <param name="Pointer">Where.</param>
/// <param name="Value">What stands there; <see langword="null"/> where nothing does or the record cannot be read.</param>
/// <param name="Json">The whole record.</param>
internal sealed record Disagreement(bool ByPlan, string Kind, string Pointer, JsonElement? Value, byte[] Json)
{
    /// <summary>The text that stands there; empty when there is none.</summary>
    internal string Text => Value is { ValueKind: JsonValueKind.String } value ? value.GetString()! : "";

    /// <summary>The number that stands there as it is written; empty when there is none.</summary>
    internal string Number => Value is { ValueKind: JsonValueKind.Number } value ? value.GetRawText() : "";

    public override string ToString() => $"{(ByPlan ? "only the plan" : "only NJsonSchema")} finds {Kind} at {Pointer}: {(Value is { } value ? value.GetRawText() : "")}";
}
