using Nser.Standards;

namespace Nser.Client.Benchmarks.Workload;

/// <summary>Records of one standard, side by side in memory as NDJSON.</summary>
internal sealed class RecordBlock
{
    private readonly byte[] lines;
    private readonly int[] ends;

    internal RecordBlock(NserStandard standard, IReadOnlyList<byte[]> records)
    {
        Standard = standard;
        ends = new int[records.Count];
        lines = new byte[records.Sum(record => (long)record.Length + 1)];
        var at = 0;
        for (var index = 0; index < records.Count; index++)
        {
            records[index].CopyTo(lines, at);
            at += records[index].Length;
            ends[index] = at;
            lines[at++] = (byte)'\n';
        }
    }

    internal NserStandard Standard { get; }

    internal int Count => ends.Length;

    /// <summary>All records, each with its line feed.</summary>
    internal ReadOnlyMemory<byte> Lines => lines;

    /// <summary>One record without its line feed.</summary>
    internal ReadOnlyMemory<byte> this[int index]
    {
        get
        {
            var start = index == 0 ? 0 : ends[index - 1] + 1;
            return lines.AsMemory(start, ends[index] - start);
        }
    }
}
