namespace Nser.Client.Sandbox.Seeds;

/// <summary>Chance that is the same on every machine and in every version of .NET for the same seed (SplitMix64).</summary>
internal sealed class SeededChance(int seed)
{
    private ulong state = unchecked((ulong)seed * 0x9E3779B97F4A7C15UL);

    /// <summary>A number from 0 to <paramref name="below"/> - 1.</summary>
    internal int Next(int below) => (int)(Next() % (ulong)below);

    internal T Pick<T>(IReadOnlyList<T> choices) => choices[Next(choices.Count)];

    internal bool Hits(double probability) => probability >= 1 || (Next() >> 11) * (1.0 / (1UL << 53)) < probability;

    private ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return mixed ^ (mixed >> 31);
        }
    }
}
