using System.Text.Json;
using Nser.Client.Testing;

namespace Nser.Client.Ajv;

/// <summary>Changes on which ajv and the client differ, and why. All stand in <c>differences.json</c>, each change by its full name.</summary>
/// <param name="Ajv">What ajv says, <c>accepts</c> or <c>refuses</c>; the client says the other.</param>
/// <param name="Reason">What ajv does otherwise.</param>
/// <param name="Changes">The names of the changes, as the comparison prints them.</param>
internal sealed record AllowedDifference(string Ajv, string Reason, IReadOnlyList<string> Changes)
{
    /// <summary>Every change by its name, with what ajv says of it.</summary>
    internal static IReadOnlyDictionary<string, bool> AjvAcceptsByChange { get; } =
        JsonSerializer.Deserialize<AllowedDifference[]>(Repository.Read("tests/Nser.Client.Ajv/differences.json"), JsonSerializerOptions.Web)!
            .SelectMany(entry => entry.Changes, (entry, change) => (entry, change))
            .ToDictionary(pair => pair.change, pair => pair.entry.Ajv == "accepts", StringComparer.Ordinal);
}
