using Nser.Standards;
using Nser.Standards.Text;

namespace Nser.Client.BulkDownload.Selection;

/// <summary>Finds the units of a geography by name, from provinces down to tehsils.</summary>
internal sealed class PlaceIndex(GeoLibrary library)
{
    private const int MostNear = 3, FarthestSpelling = 3;

    /// <summary>A part of a name says something from so many letters on.</summary>
    private const int ShortestPart = 4;

    private readonly (GeoUnit Unit, PlaceName[] Names)[] places =
        [.. library.Units.Where(unit => unit.Level.Known is <= GeoLevel.Tehsil).Select(unit => (unit, Spellings(unit).Select(PlaceName.Of).ToArray()))];

    /// <summary>The units of a level with this name. A word such as District must not say another level, unless it is part of the unit's own name.</summary>
    internal IReadOnlyList<GeoUnit> Find(GeoLevel level, PlaceName name)
    {
        GeoUnit[] exact = [.. At(level, own => own.Full == name.Full)];
        return exact.Length > 0 ? exact : name.Level is null || name.Level == level ? [.. At(level, own => own.Bare == name.Bare)] : [];
    }

    /// <summary>The units with a similar name, the nearest first: of this level or, when it has none, of the others; those whose name is a part of this one only when there are no better ones.</summary>
    internal IReadOnlyList<GeoUnit> Near(GeoLevel level, PlaceName name, Func<GeoUnit, bool> stands)
    {
        var best = places.Where(place => stands(place.Unit))
            .Select(place => (place.Unit, Distance: place.Names.Min(own => Distance(name, own))))
            .Where(place => place.Distance < int.MaxValue)
            .GroupBy(place => (IsOther: place.Unit.Level != level, IsPart: place.Distance > FarthestSpelling))
            .MinBy(group => group.Key);
        return best is null ? [] : [.. best.OrderBy(place => place.Distance).ThenBy(place => place.Unit.Code, StringComparer.Ordinal).Take(MostNear).Select(place => place.Unit)];
    }

    private static IEnumerable<string> Spellings(GeoUnit unit) =>
        [unit.NameEn, .. unit.NameUr is { } urdu ? [urdu] : Array.Empty<string>(), .. unit.Aliases ?? [], .. unit.AltCodes?.Values ?? []];

    private static int Distance(PlaceName given, PlaceName own)
    {
        // Baldia is Baldia Town, cut short.
        if (given.Bare.Length >= ShortestPart && own.Bare.Contains(given.Bare, StringComparison.Ordinal))
        {
            return 1;
        }

        var farthest = Math.Min(FarthestSpelling, Math.Max(1, given.Bare.Length / 3));
        // The difference in length bounds the work, however long a text is given.
        if (Math.Abs(given.Bare.Length - own.Bare.Length) <= farthest
            && Math.Min(EditDistance.Between(given.Bare, own.Bare), EditDistance.Between(given.Sorted, own.Sorted)) is var distance && distance <= farthest)
        {
            return distance;
        }

        return own.Bare.Length >= ShortestPart && given.Bare.Contains(own.Bare, StringComparison.Ordinal) ? FarthestSpelling + given.Bare.Length - own.Bare.Length : int.MaxValue;
    }

    private IEnumerable<GeoUnit> At(GeoLevel level, Func<PlaceName, bool> isMeant) => places.Where(place => place.Unit.Level == level && place.Names.Any(isMeant)).Select(place => place.Unit);
}
