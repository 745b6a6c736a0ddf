namespace Nser.Client.Sandbox.Endpoints.Pull;

/// <summary>The households that a search found, in their order: a run of numbers or a list of them.</summary>
internal sealed class Matches
{
    private readonly int first;
    private readonly int[]? found;

    private Matches(int first, int count, int[]? found)
    {
        this.first = first;
        this.found = found;
        Count = count;
    }

    internal int Count { get; }

    internal int this[int place] => found is null ? first + place : found[place];

    internal static Matches Run(int first, int end) => new(first, end - first, null);

    internal static Matches List(int[] found) => new(0, found.Length, found);
}
