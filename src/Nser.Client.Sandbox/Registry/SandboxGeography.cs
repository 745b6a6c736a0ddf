using System.Text.Json.Nodes;
using Nser.Client.Sandbox.Seeds;

namespace Nser.Client.Sandbox.Registry;

/// <summary>The geo library that the sandbox serves: at the start the units of the shipped file. A test changes it to see what a newer library does.</summary>
public sealed class SandboxGeography
{
    private readonly object gate = new();
    private readonly SortedDictionary<string, JsonObject> units = new(StringComparer.Ordinal);

    internal SandboxGeography()
    {
        for (var index = 0; index < GeoUnitSeed.Count; index++)
        {
            var unit = GeoUnitSeed.Create(index);
            units[(string)unit["code"]!] = unit;
        }
    }

    /// <summary>The version of the library, <c>yyyy.MM</c>, that the answer and every unit name. Default 2022.09.</summary>
    public string LibraryVersion { get; set; } = AdminUnits.LibraryVersion;

    /// <summary>Adds a unit, or replaces the one of the same code.</summary>
    /// <param name="unit">A geo unit as JSON, with the fields of the standard.</param>
    /// <exception cref="ArgumentException">It is no JSON object, or has no code.</exception>
    public void Put(string unit)
    {
        var read = JsonNode.Parse(unit) as JsonObject ?? throw new ArgumentException("A geo unit is a JSON object.", nameof(unit));
        var code = (string?)read["code"] ?? throw new ArgumentException("A geo unit has a code.", nameof(unit));
        lock (gate)
        {
            units[code] = read;
        }
    }

    /// <summary>Changes the English name of a unit.</summary>
    /// <exception cref="KeyNotFoundException">There is no unit of this code.</exception>
    public void Rename(string code, string nameEn)
    {
        lock (gate)
        {
            units[code]["nameEn"] = nameEn;
        }
    }

    /// <summary>Takes a unit out of the library; <see langword="false"/> when there was none.</summary>
    public bool Remove(string code)
    {
        lock (gate)
        {
            return units.Remove(code);
        }
    }

    /// <summary>The units of a level, or right below a unit, by code; copies.</summary>
    internal IReadOnlyList<JsonObject> Units(string? level, string? parent)
    {
        lock (gate)
        {
            var chosen = units.Values.Where(unit => (level is null || (string?)unit["level"] == level) && (parent is null || (string?)unit["parentCode"] == parent)).Select(unit => unit.DeepClone().AsObject()).ToArray();
            foreach (var unit in chosen)
            {
                unit["libraryVersion"] = LibraryVersion;
            }

            return chosen;
        }
    }
}
