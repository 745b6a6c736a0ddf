namespace Nser.QuickStart.SampleData;

/// <summary>Chance that is the same on every machine and in every version of .NET, so that the sample files can be written again (xorshift64*).</summary>
internal sealed class SampleChance(ulong seed)
{
    private ulong state = seed;

    /// <summary>A number from 0 to <paramref name="below"/> - 1.</summary>
    internal int Next(int below)
    {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        return (int)((state * 0x2545F4914F6CDD1DUL >> 33) % (ulong)below);
    }

    internal T Pick<T>(IReadOnlyList<T> choices) => choices[Next(choices.Count)];

    internal bool OneIn(int rows) => Next(rows) == 0;

    internal DateOnly Day(DateOnly first, DateOnly last) => first.AddDays(Next(last.DayNumber - first.DayNumber + 1));
}
