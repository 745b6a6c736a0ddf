using Nser.Standards;

namespace Nser.Client.BulkDownload.Selection;

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
