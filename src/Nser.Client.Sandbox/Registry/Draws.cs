namespace Nser.Client.Sandbox.Registry;

/// <summary>Chance for one household: the same on every machine, and cheap to start anew for each of a million (SplitMix64).</summary>
internal struct Draws
{
    private ulong state;

    private Draws(ulong state) => this.state = state;

    /// <summary>The draws that belong to a number under a seed; the stream keeps what is drawn for different ends apart.</summary>
    internal static Draws Of(int seed, int stream, int index) =>
        new(Mixed(unchecked(((ulong)(uint)seed << 32) + (uint)index)) ^ Mixed(unchecked((ulong)(uint)stream + 0xA0761D6478BD642FUL)));

    /// <summary>A number from 0 to <paramref name="below"/> - 1.</summary>
    internal int Next(int below)
    {
        state = unchecked(state + 0x9E3779B97F4A7C15UL);
        return (int)(Mixed(state) % (ulong)below);
    }

    internal int Between(int least, int most) => least + Next(most - least + 1);

    internal bool Percent(int share) => Next(100) < share;

    internal T Pick<T>(IReadOnlyList<T> choices) => choices[Next(choices.Count)];

    private static ulong Mixed(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
            return value ^ (value >> 31);
        }
    }
}
