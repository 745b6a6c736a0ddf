using System.Globalization;

namespace Nser.Client.Validation.Plan;

/// <summary>The way from the top of a record to where the reader stands; becomes a JSON Pointer (RFC 6901) when something is found.</summary>
internal sealed class PointerPath
{
    private readonly (string? Name, int Index)[] steps = new (string?, int)[SchemaPlan.MaxDepth + 1];
    private int length;

    internal void Clear() => length = 0;

    internal void Enter(string name) => steps[length++] = (name, 0);

    internal void Enter(int index) => steps[length++] = (null, index);

    internal void Leave() => length--;

    internal string Pointer() => string.Concat(steps.Take(length).Select(step => "/" + (step.Name is { } name ? JsonPointer.Segment(name) : step.Index.ToString(CultureInfo.InvariantCulture))));

    internal string PointerTo(string name) => $"{Pointer()}/{JsonPointer.Segment(name)}";
}
