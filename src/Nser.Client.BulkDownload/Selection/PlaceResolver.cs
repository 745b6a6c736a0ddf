using Nser.Standards;
using Nser.Standards.Text;

namespace Nser.Client.BulkDownload.Selection;

/// <summary>Finds the one unit that a text means, or says why there is none.</summary>
internal sealed class PlaceResolver(GeoLibrary library)
{
    private static readonly GeoLevel[] Levels = [GeoLevel.Province, GeoLevel.Division, GeoLevel.District, GeoLevel.Tehsil];

    private readonly PlaceIndex index = new(library);
    private readonly GeoSuccession succession = new(library);
    private readonly FaultText text = new(library);

    /// <summary>The unit of this level with this code or name; <see langword="null"/> when a fault was added.</summary>
    internal GeoUnit? Resolve(GeoLevel level, string where, string? given, List<BulkSelectionFault> faults)
    {
        if (string.IsNullOrWhiteSpace(given))
        {
            faults.Add(Fault(BulkSelectionFaultKind.Unknown, $"It is empty: name a {FaultText.Word(level)}.", []));
            return null;
        }

        var found = library.Find(Normalizer.Code(given)) is { } coded ? [coded] : Named(level, PlaceName.Of(given));
        GeoUnit[] fitting = [.. found.Where(unit => unit.Level == level)];
        GeoUnit[] standing = [.. fitting.Where(GeoSuccession.Stands)];
        if (standing.Length == 1)
        {
            return standing[0];
        }

        var shown = FaultText.Given(given);
        faults.Add(found.Count == 0 ? Unknown()
            : fitting.Length == 0 ? Fault(BulkSelectionFaultKind.OtherLevel, $"{shown} is no {FaultText.Word(level)} but {text.Names(found)}: put it in the list of its level.", found)
            : standing.Length == 0 ? Replaced()
            : Fault(BulkSelectionFaultKind.Ambiguous, $"{shown} may be any of {text.Names(standing)}: give the code.", standing));
        return null;

        BulkSelectionFault Unknown()
        {
            var near = index.Near(level, PlaceName.Of(given), GeoSuccession.Stands);
            var advice = near.Count > 0 ? $"Similar names: {text.Names(near)}." : "Correct it, or load the geography that has it.";
            return Fault(BulkSelectionFaultKind.Unknown, $"{shown} is no {FaultText.Word(level)} of geo library {library.Version}. {advice}", near);
        }

        BulkSelectionFault Replaced()
        {
            GeoUnit[] successors = [.. fitting.SelectMany(succession.After).DistinctBy(unit => unit.Code)];
            var advice = successors.Length > 0 ? $"It was replaced by {text.Names(successors)}: give what you need of these." : "Geo library " + library.Version + " does not have what replaced it.";
            return Fault(BulkSelectionFaultKind.Replaced, $"{shown} no longer stands. {advice}", successors);
        }

        BulkSelectionFault Fault(BulkSelectionFaultKind kind, string message, IReadOnlyList<GeoUnit> units) => new() { Kind = kind, Where = where, Message = message, Units = units };
    }

    /// <summary>The units of this level with this name or, when it has none, those of the others.</summary>
    private IReadOnlyList<GeoUnit> Named(GeoLevel level, PlaceName name) =>
        index.Find(level, name) is { Count: > 0 } fitting ? fitting : [.. Levels.Where(other => other != level).SelectMany(other => index.Find(other, name))];
}

/// <summary>Which units of a geography still stand, and what came after the others.</summary>
internal sealed class GeoSuccession(GeoLibrary library)
{
    /// <summary>Whether a unit stands: a unit that was split may go on under its own code, smaller.</summary>
    internal static bool Stands(GeoUnit unit) => unit.ReplacedByCodes is { Count: > 0 } successors
        ? successors.Contains(unit.Code)
        : unit.Status.Known is not (GeoUnitStatus.Split or GeoUnitStatus.Merged or GeoUnitStatus.Retired);

    /// <summary>The units that stand in the place of one that does not, over any number of changes; those that this geography does not have are left out.</summary>
    internal IReadOnlyList<GeoUnit> After(GeoUnit unit)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { unit.Code };
        var waiting = new Queue<string>(unit.ReplacedByCodes ?? []);
        var standing = new List<GeoUnit>();
        while (waiting.TryDequeue(out var code))
        {
            if (!seen.Add(code) || library.Find(code) is not { } successor)
            {
                continue;
            }

            if (Stands(successor))
            {
                standing.Add(successor);
                continue;
            }

            foreach (var next in successor.ReplacedByCodes ?? [])
            {
                waiting.Enqueue(next);
            }
        }

        return standing;
    }
}

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
