using Nser.Standards;
using Nser.Standards.Text;

namespace Nser.Client.BulkDownload.Selection;

/// <summary>How faults of a selection name units and repeat what was given.</summary>
internal sealed class FaultText(GeoLibrary library)
{
    private const int LongestShown = 40;

    /// <summary>Codes have fewer digits than the numbers that lead to a person.</summary>
    private const int MostDigitsShown = 9;

    /// <summary>What was given, in quotation marks, as far as it may be shown.</summary>
    internal static string Given(string text)
    {
        var clean = Normalizer.Clean(text);
        return clean.Length <= LongestShown && clean.Count(char.IsDigit) <= MostDigitsShown && !clean.Any(char.IsControl) ? $"\"{clean}\"" : PublicFields.Hidden;
    }

    /// <summary>The word for a level.</summary>
    internal static string Word(OpenEnum<GeoLevel> level) => level.Known switch
    {
        GeoLevel.Province => "province",
        GeoLevel.Division => "division",
        GeoLevel.District => "district",
        GeoLevel.Tehsil => "tehsil",
        GeoLevel.UnionCouncil => "union council",
        GeoLevel.Mouza => "mouza",
        GeoLevel.CensusBlock => "census block",
        _ => "unit",
    };

    /// <summary>Units with level, code and parent: <c>tehsil Khanpur PK51103 (in Haripur), ...</c>.</summary>
    internal string Names(IEnumerable<GeoUnit> units) => string.Join(", ", units.Select(unit => $"{Word(unit.Level)} {unit.NameEn} {unit.Code}{In(unit)}"));

    private string In(GeoUnit unit) => library.Find(unit.ParentCode) is { } parent ? $" (in {parent.NameEn})" : "";
}
