namespace Nser.Standards.Schemas.Patterns;

/// <summary>A pattern as one table over UTF-8 bytes: one step a byte, so time is linear in the text, whatever the pattern.</summary>
/// <remarks>The usual construction: each state stands for the set of graph nodes that the text so far may have led to.</remarks>
internal sealed class PatternAutomaton
{
    private const int MostStates = 4000;
    private const long MostWork = 50_000_000;
    private const int Dead = 0;

    /// <summary>Bytes that no state tells apart share a column.</summary>
    private readonly byte[] columnOf = new byte[256];
    private readonly int columns;

    /// <summary>The state behind a state and a byte's column. States are numbered by the place of their row, which saves a multiplication.</summary>
    private readonly int[] next;
    private readonly bool[] accepts;
    private readonly int start;

    private PatternAutomaton(PatternGraph graph)
    {
        columns = TakeColumns(graph);
        var rows = new List<int[]> { new int[columns] };
        var accepting = new List<bool> { false };
        var known = new Dictionary<string, int>(StringComparer.Ordinal) { [""] = Dead };
        var open = new Queue<(int State, int[] Nodes)>();
        start = StateOf(graph.Closure([graph.Entry], atStart: true, atEnd: false), atStart: true);
        var work = 0L;
        while (open.TryDequeue(out var entry))
        {
            work += (long)entry.Nodes.Length * columns;
            if (work > MostWork)
            {
                throw new FormatException("is too large");
            }

            for (var column = 0; column < columns; column++)
            {
                var sample = Array.IndexOf(columnOf, (byte)column);
                var targets = entry.Nodes.SelectMany(graph.StepsOf).Where(step => step.First <= sample && sample <= step.Last).Select(step => step.Target);
                rows[entry.State / columns][column] = StateOf(graph.Closure(targets, atStart: false, atEnd: false), atStart: false);
            }
        }

        next = [.. rows.SelectMany(row => row)];
        accepts = [.. accepting];
        TakesOnlyUtf8 = !known.ContainsKey("found");

        int StateOf(int[] nodes, bool atStart)
        {
            // What fits here fits whatever follows: one state for all such sets.
            var isFound = nodes.Contains(graph.Accept);
            var key = isFound ? "found" : nodes.Length == 0 ? "" : (atStart ? "^" : "") + string.Join(',', nodes);
            if (!known.TryGetValue(key, out var state))
            {
                state = rows.Count * columns;
                if (rows.Count >= MostStates)
                {
                    throw new FormatException($"needs more than {MostStates} states");
                }

                known.Add(key, state);
                rows.Add(new int[columns]);
                accepting.Add(isFound || graph.Closure(nodes, atStart, atEnd: true).Contains(graph.Accept));
                if (isFound)
                {
                    Array.Fill(rows[^1], state);
                }
                else
                {
                    open.Enqueue((state, nodes));
                }
            }

            return state;
        }
    }

    /// <exception cref="FormatException">The pattern is broken, not supported, or needs too many states.</exception>
    internal static PatternAutomaton Of(PatternNode pattern) => new(new PatternGraph(pattern));

    /// <summary>Whether no text fits that is not sound UTF-8: so it is, unless the pattern leaves the text's end open.</summary>
    internal bool TakesOnlyUtf8 { get; }

    /// <summary>How many bytes stand before the closing quote, when they fit and hold no escape; else -1.</summary>
    internal int LengthOfQuoted(ReadOnlySpan<byte> text)
    {
        var state = start;
        for (var at = 0; at < text.Length; at++)
        {
            var value = text[at];
            if (value == '"')
            {
                return accepts[state / columns] ? at : -1;
            }

            state = value is (byte)'\\' or < (byte)' ' ? Dead : next[state + columnOf[value]];
            if (state == Dead)
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>Whether the whole text, sound UTF-8, fits.</summary>
    internal bool Fits(ReadOnlySpan<byte> text)
    {
        var state = start;
        foreach (var value in text)
        {
            state = next[state + columnOf[value]];
            if (state == Dead)
            {
                return false;
            }
        }

        return accepts[state / columns];
    }

    private int TakeColumns(PatternGraph graph)
    {
        var begins = new bool[257];
        begins[0] = true;
        foreach (var (first, last, _) in graph.Steps)
        {
            begins[first] = begins[last + 1] = true;
        }

        var count = 0;
        for (var value = 0; value < 256; value++)
        {
            count += begins[value] ? 1 : 0;
            columnOf[value] = (byte)(count - 1);
        }

        return count;
    }
}
