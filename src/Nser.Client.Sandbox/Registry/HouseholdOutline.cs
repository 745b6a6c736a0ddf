using Nser.Client.Sandbox.Seeds;

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

/// <summary>Scores in hundredths. Each fifth of the households has its own stretch of the scale, so that the score tells the quintile.</summary>
internal static class PmtScale
{
    /// <summary>The score up to which a household is taken for poor, 32.00.</summary>
    internal const int Cutoff = 3200;

    private static readonly int[] Bounds = [500, 2200, 3000, 3800, 5200, 9500];

    /// <summary>The score for a rank from 0 to 9999, the poorest first.</summary>
    internal static int Score(int rank)
    {
        var fifth = rank / 2000;
        return Bounds[fifth] + ((Bounds[fifth + 1] - Bounds[fifth]) * (rank % 2000) / 2000);
    }

    /// <summary>The socio-economic status that a score stands for.</summary>
    internal static string Status(int score) => score switch
    {
        < 1800 => "EXTREMELY_POOR",
        <= Cutoff => "POOR",
        <= 4500 => "VULNERABLE",
        _ => "NON_POOR",
    };
}

/// <summary>Chance for one household: the same on every machine, and cheap to start anew for each of a million (SplitMix64).</summary>
internal struct Draws
{
    private ulong state;

    private Draws(ulong state) => this.state = state;

    /// <summary>The draws that belong to a number under a seed; the stream keeps what is drawn for different ends apart.</summary>
    internal static Draws Of(int seed, int stream, int index) =>
        new(SeededChance.Mixed(unchecked(((ulong)(uint)seed << 32) + (uint)index)) ^ SeededChance.Mixed(unchecked((ulong)(uint)stream + 0xA0761D6478BD642FUL)));

    /// <summary>A number from 0 to <paramref name="below"/> - 1.</summary>
    internal int Next(int below)
    {
        state = unchecked(state + 0x9E3779B97F4A7C15UL);
        return (int)(SeededChance.Mixed(state) % (ulong)below);
    }

    internal int Between(int least, int most) => least + Next(most - least + 1);

    internal bool Percent(int share) => Next(100) < share;

    internal T Pick<T>(IReadOnlyList<T> choices) => choices[Next(choices.Count)];
}
