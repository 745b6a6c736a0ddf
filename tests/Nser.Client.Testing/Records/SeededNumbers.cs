namespace Nser.Client.Testing.Records;

/// <summary>Chance that is the same on every machine and run: xorshift from a seed.</summary>
internal sealed class SeededNumbers(uint seed)
{
    private uint state = seed;

    internal int Next(int below)
    {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        return (int)(state % (uint)below);
    }

    internal T Pick<T>(IReadOnlyList<T> items) => items[Next(items.Count)];
}
