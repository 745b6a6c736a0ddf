using System.Globalization;
using Nser.Client.BulkDownload.Files;
using Nser.Standards;

namespace Nser.Client.BulkDownload.Selection;

/// <summary>Makes plans with one geography: of what was selected, or of files that are known.</summary>
internal sealed class BulkPlanner(GeoLibrary library)
{
    private readonly PlaceResolver resolver = new(library);

    /// <summary>Every tehsil that stands under its own code, the codes above it, and the country's.</summary>
    private readonly ILookup<string, string> within = library.Tehsils.Where(GeoSuccession.Stands)
        .SelectMany(tehsil => library.Ancestors(tehsil.Code).Select(unit => unit.Code).Append(tehsil.Code).Append(GeoLibrary.CountryCode).Select(area => (Area: area, Tehsil: tehsil.Code)))
        .ToLookup(pair => pair.Area, pair => pair.Tehsil, StringComparer.Ordinal);

    /// <exception cref="BulkSelectionException">The selection has faults; all of them are told.</exception>
    internal BulkPlan Plan(BulkSelection selection)
    {
        ArgumentNullException.ThrowIfNull(selection);
        var faults = new List<BulkSelectionFault>();
        var quintiles = Quintiles(selection.Quintiles, faults);
        var areas = Areas(selection, faults);
        if (areas.Count == 0 && faults.All(fault => fault.Kind == BulkSelectionFaultKind.Quintile))
        {
            Add(faults, BulkSelectionFaultKind.NothingSelected, "", "No area is named: name provinces, divisions, districts or tehsils, or ask for the whole country.");
        }

        var tehsils = areas.SelectMany(area => within[area]).Distinct().Select(tehsil => Code(tehsil, $"geo library {library.Version}, {tehsil}", faults)).ToList();
        return Checked(tehsils.SelectMany(tehsil => quintiles.Select(quintile => new BulkPlanItem(tehsil, quintile))), faults);
    }

    /// <exception cref="BulkSelectionException">The items have faults; all of them are told.</exception>
    internal BulkPlan PlanOf(IEnumerable<BulkPlanItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        var faults = new List<BulkSelectionFault>();
        var given = items.ToList();
        for (var at = 0; at < given.Count; at++)
        {
            ArgumentNullException.ThrowIfNull(given[at], nameof(items));
            var where = Where("Items", at);
            if (Code(given[at].TehsilCode.Value, where, faults) is { IsWellFormed: true } code)
            {
                resolver.Resolve(GeoLevel.Tehsil, where, code.Value, faults);
            }

            CheckQuintile(given[at].Quintile, where, faults);
        }

        return Checked(given, faults);
    }

    private static string Where(string list, int at) => string.Create(CultureInfo.InvariantCulture, $"{list}[{at}]");

    /// <summary>All five and none at all are the same: one file with everybody.</summary>
    private static int?[] Quintiles(IReadOnlyList<int> selected, List<BulkSelectionFault> faults)
    {
        for (var at = 0; at < selected.Count; at++)
        {
            CheckQuintile(selected[at], Where(nameof(BulkSelection.Quintiles), at), faults);
        }

        int?[] distinct = [.. selected.Distinct()];
        return distinct.Length is 0 or BulkFileName.LargestQuintile ? [null] : distinct;
    }

    private static void CheckQuintile(int? quintile, string where, List<BulkSelectionFault> faults)
    {
        if (quintile is < BulkFileName.LeastQuintile or > BulkFileName.LargestQuintile)
        {
            Add(faults, BulkSelectionFaultKind.Quintile, where, "A quintile is 1 to 5.");
        }
    }

    /// <summary>A file is named after the code, so the code must have its form.</summary>
    private static TehsilCode Code(string text, string where, List<BulkSelectionFault> faults)
    {
        if (!TehsilCode.TryParse(text, out var code, out var why))
        {
            Add(faults, BulkSelectionFaultKind.MalformedCode, where, why.Value.Message);
        }

        return code;
    }

    private static void Add(List<BulkSelectionFault> faults, BulkSelectionFaultKind kind, string where, string message) => faults.Add(new() { Kind = kind, Where = where, Message = message });

    private BulkPlan Checked(IEnumerable<BulkPlanItem> items, List<BulkSelectionFault> faults) => faults.Count > 0 ? throw new BulkSelectionException(faults.AsReadOnly()) : new(items, library);

    /// <summary>The codes of what is named.</summary>
    private List<string> Areas(BulkSelection selection, List<BulkSelectionFault> faults)
    {
        var areas = new List<string>();
        if (selection.WholeCountry)
        {
            areas.Add(GeoLibrary.CountryCode);
        }

        Resolve(GeoLevel.Province, nameof(selection.Provinces), selection.Provinces);
        Resolve(GeoLevel.Division, nameof(selection.Divisions), selection.Divisions);
        Resolve(GeoLevel.District, nameof(selection.Districts), selection.Districts);
        Resolve(GeoLevel.Tehsil, nameof(selection.Tehsils), selection.Tehsils);
        return areas;

        void Resolve(GeoLevel level, string list, IReadOnlyList<string> names)
        {
            for (var at = 0; at < names.Count; at++)
            {
                if (resolver.Resolve(level, Where(list, at), names[at], faults) is not { } unit)
                {
                    continue;
                }

                areas.Add(unit.Code);
                if (!within.Contains(unit.Code))
                {
                    Add(faults, BulkSelectionFaultKind.NoTehsils, Where(list, at), $"{unit.NameEn} {unit.Code} has no tehsil in geo library {library.Version}.");
                }
            }
        }
    }
}
