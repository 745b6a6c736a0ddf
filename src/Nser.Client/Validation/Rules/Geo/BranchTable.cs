using System.Numerics;

namespace Nser.Client.Validation;

/// <summary>The units above each tehsil, side by side with its code: nearly every record asks, and so each answer touches one place in memory.</summary>
internal sealed class BranchTable
{
    private readonly (ulong Tehsil, GeoBranch Branch)[] rows;

    internal BranchTable(IReadOnlyCollection<(PlaceKey Tehsil, GeoBranch Branch)> branches)
    {
        // Never more than half full, so that a search soon meets an empty row.
        rows = new (ulong, GeoBranch)[BitOperations.RoundUpToPowerOf2((uint)(2 * branches.Count) + 1)];
        foreach (var (tehsil, branch) in branches)
        {
            rows[Place(tehsil)] = (tehsil.Value, branch);
        }
    }

    /// <summary>The units above the tehsil; <see langword="null"/> when it is not listed.</summary>
    internal GeoBranch? Find(PlaceKey tehsil)
    {
        ref readonly var row = ref rows[Place(tehsil)];
        return row.Tehsil == tehsil.Value && tehsil.IsPresent ? row.Branch : null;
    }

    /// <summary>The row that holds the tehsil, or in which it would stand.</summary>
    private int Place(PlaceKey tehsil)
    {
        var place = (int)((tehsil.Value * 0x9E3779B97F4A7C15) >> 40) & (rows.Length - 1);
        while (rows[place].Tehsil != 0 && rows[place].Tehsil != tehsil.Value)
        {
            place = (place + 1) & (rows.Length - 1);
        }

        return place;
    }
}
