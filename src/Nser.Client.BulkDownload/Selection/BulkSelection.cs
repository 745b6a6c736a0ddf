namespace Nser.Client.BulkDownload.Selection;

/// <summary>What to download: everything that is named here, together. A tehsil that is named several times, or lies in several of the areas, is downloaded once.</summary>
/// <remarks>
/// Areas are named by code (<c>PK63006</c>) or by name, in English or, where the geography has it, in Urdu. Case, accents, hyphens, apostrophes and spaces of a name do not count, nor does a word
/// such as <c>District</c> that says its level. Its list says the level: <c>Rawalpindi</c> is a division, a district and a tehsil.
/// </remarks>
public sealed record BulkSelection
{
    /// <summary>The quintiles, 1 to 5: a file for each tehsil and quintile. Default none, which is the same as all five: one file a tehsil.</summary>
    public IReadOnlyList<int> Quintiles { get; init; } = [];

    /// <summary>Provinces and territories, by code, name or ISO 3166-2 code. Default none.</summary>
    public IReadOnlyList<string> Provinces { get; init; } = [];

    /// <summary>Divisions, by code or name. Default none.</summary>
    public IReadOnlyList<string> Divisions { get; init; } = [];

    /// <summary>Districts, by code or name. Default none.</summary>
    public IReadOnlyList<string> Districts { get; init; } = [];

    /// <summary>Tehsils, by code or name. Default none.</summary>
    public IReadOnlyList<string> Tehsils { get; init; } = [];

    /// <summary>Whether all tehsils are meant. Default no: a selection that names no area is refused.</summary>
    public bool WholeCountry { get; init; }
}
