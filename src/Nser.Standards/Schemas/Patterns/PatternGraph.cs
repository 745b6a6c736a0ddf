namespace Nser.Standards.Schemas.Patterns;

/// <summary>A pattern as a graph of nodes with steps over bytes: what a pattern allows next, not yet one way only.</summary>
internal sealed class PatternGraph
{
    private const int MostNodes = 50_000;
    private readonly List<Node> nodes = [];

    /// <summary>The graph of a text in which the pattern is found somewhere; anchors hold it to the ends.</summary>
    internal PatternGraph(PatternNode pattern)
    {
        Entry = Add();
        Accept = Add();
        Link(Entry, Build(pattern, Accept), Condition.None);
        if (pattern is not PatternNode.Sequence { Parts: [PatternNode.Start, ..] })
        {
            // Not found here: perhaps one character on.
            var later = Add();
            Link(later, Build(pattern, Accept), Condition.None);
            AddCharacter(CodePointSet.All, later, later);
            AddCharacter(CodePointSet.All, Entry, later);
        }
    }

    /// <summary>What must hold for a step without a byte.</summary>
    internal enum Condition
    {
        None,
        AtStart,
        AtEnd,
    }

    internal int Entry { get; }

    internal int Accept { get; }

    internal IEnumerable<(byte First, byte Last, int Target)> Steps => nodes.SelectMany(node => node.Steps);

    internal List<(byte First, byte Last, int Target)> StepsOf(int node) => nodes[node].Steps;

    /// <summary>All nodes that are reached from these without reading.</summary>
    internal int[] Closure(IEnumerable<int> from, bool atStart, bool atEnd)
    {
        var reached = new SortedSet<int>();
        var open = new Stack<int>(from);
        while (open.TryPop(out var node))
        {
            if (!reached.Add(node))
            {
                continue;
            }

            foreach (var (target, condition) in nodes[node].Links)
            {
                if (condition == Condition.None || (condition == Condition.AtStart && atStart) || (condition == Condition.AtEnd && atEnd))
                {
                    open.Push(target);
                }
            }
        }

        return [.. reached];
    }

    /// <summary>Builds the part backwards from where it leads; gives where it begins.</summary>
    private int Build(PatternNode part, int target)
    {
        switch (part)
        {
            case PatternNode.Character(var set):
                var begin = Add();
                AddCharacter(set, begin, target);
                return begin;
            case PatternNode.Sequence(var parts):
                return parts.Reverse().Aggregate(target, (next, each) => Build(each, next));
            case PatternNode.Choice(var branches):
                var fork = Add();
                foreach (var branch in branches)
                {
                    Link(fork, Build(branch, target), Condition.None);
                }

                return fork;
            case PatternNode.Repeat repeat:
                return BuildRepeat(repeat, target);
            default:
                var anchor = Add();
                Link(anchor, target, part is PatternNode.Start ? Condition.AtStart : Condition.AtEnd);
                return anchor;
        }
    }

    private int BuildRepeat(PatternNode.Repeat repeat, int target)
    {
        var next = target;
        if (repeat.Most is { } most)
        {
            for (var optional = most - repeat.Least; optional > 0; optional--)
            {
                next = Optional(Build(repeat.Part, next), target);
            }
        }
        else
        {
            var loop = Add();
            Link(loop, target, Condition.None);
            Link(loop, Build(repeat.Part, loop), Condition.None);
            next = loop;
        }

        for (var count = repeat.Least; count > 0; count--)
        {
            next = Build(repeat.Part, next);
        }

        return next;
    }

    private int Optional(int part, int target)
    {
        var fork = Add();
        Link(fork, part, Condition.None);
        Link(fork, target, Condition.None);
        return fork;
    }

    private void AddCharacter(CodePointSet set, int from, int target)
    {
        foreach (var sequence in Utf8Sequences.Of(set))
        {
            var at = from;
            for (var index = 0; index < sequence.Length; index++)
            {
                var next = index == sequence.Length - 1 ? target : Add();
                nodes[at].Steps.Add((sequence[index].First, sequence[index].Last, next));
                at = next;
            }
        }
    }

    private void Link(int from, int target, Condition condition) => nodes[from].Links.Add((target, condition));

    private int Add()
    {
        if (nodes.Count >= MostNodes)
        {
            throw new FormatException("is too large");
        }

        nodes.Add(new Node());
        return nodes.Count - 1;
    }

    private sealed class Node
    {
        internal List<(byte First, byte Last, int Target)> Steps { get; } = [];

        internal List<(int Target, Condition Condition)> Links { get; } = [];
    }
}
