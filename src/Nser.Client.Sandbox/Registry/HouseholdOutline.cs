namespace Nser.Client.Sandbox.Registry;

/// <summary>What can be told of a household without making it: enough to search by area and score through a million of them.</summary>
internal readonly record struct HouseholdOutline(int Index, int Tehsil, int Score, int Quintile, bool IsBeneficiary, bool IsUrban, int UnionCouncil, bool IsSampled)
{
    /// <summary>What everything about the household is drawn from: the registry's seed, or another once its tehsil was revised.</summary>
    internal int Seed { get; private init; }

    /// <summary>The share of beneficiaries in percent, the poorest fifth first.</summary>
    private static readonly int[] Beneficiaries = [95, 90, 35, 10, 4];

    internal static HouseholdOutline Of(int seed, int index, int tehsil)
    {
        var draws = Draws.Of(seed, 0, index);
        var rank = draws.Next(10_000);
        var quintile = (rank / 2000) + 1;
        var beneficiary = draws.Percent(Beneficiaries[quintile - 1]);
        var urban = draws.Percent(37);
        var councils = Draws.Of(seed, 4, tehsil).Between(4, 24);
        return new(index, tehsil, PmtScale.Score(rank), quintile, beneficiary, urban, draws.Next(councils) + 1, draws.Next(100) == 0) { Seed = seed };
    }
}
