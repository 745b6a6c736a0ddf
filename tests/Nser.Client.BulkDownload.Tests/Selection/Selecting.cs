using System.Text;
using Nser.Client.BulkDownload.Selection;
using Nser.Standards;

namespace Nser.Client.BulkDownload.Tests.Selection;

/// <summary>Makes plans, faults and small geographies for the tests of the selection.</summary>
internal static class Selecting
{
    internal static BulkPlanner Planner { get; } = new(GeoLibrary.Current);

    /// <summary>A selection with one name in the list of a level.</summary>
    internal static BulkSelection One(GeoLevel level, string name) => level switch
    {
        GeoLevel.Province => new() { Provinces = [name] },
        GeoLevel.Division => new() { Divisions = [name] },
        GeoLevel.District => new() { Districts = [name] },
        _ => new() { Tehsils = [name] },
    };

    internal static string[] Codes(this BulkPlan plan) => [.. plan.Items.Select(item => item.TehsilCode.Value)];

    internal static IReadOnlyList<BulkSelectionFault> Faults(BulkSelection selection) => Faults(Planner, selection);

    internal static IReadOnlyList<BulkSelectionFault> Faults(BulkPlanner planner, BulkSelection selection) => Assert.Throws<BulkSelectionException>(() => planner.Plan(selection)).Faults;

    internal static BulkSelectionFault Fault(GeoLevel level, string name) => Assert.Single(Faults(One(level, name)));

    /// <summary>A geography of rows <c>level,code,name,parent_code,name_ur,status,replaced_by</c>.</summary>
    internal static async Task<GeoLibrary> LibraryAsync(params string[] rows)
    {
        var csv = new StringBuilder("level,code,name,parent_code,name_ur,status,replaced_by,province_code,division_code,code_scheme,iso_3166_2\n");
        foreach (var row in rows)
        {
            csv.Append(row).Append(",,,ocha-cod-ab,\n");
        }

        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(csv.ToString()));
        return await GeoLibrary.LoadAsync(stream, LibraryVersion.Parse("2026.01"));
    }
}
