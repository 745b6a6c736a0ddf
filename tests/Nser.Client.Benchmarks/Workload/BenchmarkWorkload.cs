using Nser.Standards;

namespace Nser.Client.Benchmarks.Workload;

/// <summary>The records that every contender judges: enrollments and deliveries of version 2.0, half and half, all different.</summary>
internal sealed class BenchmarkWorkload
{
    /// <summary>The same records on every machine and run.</summary>
    internal const int Seed = 20_260_301;

    /// <summary>Three in a hundred records are invalid.</summary>
    private const int InvalidOf = 100;
    private const int Invalid = 3;

    /// <summary>The number of an enrollment of a child in school, and of an asset that was visited later.</summary>
    private const int ChildAndVisitedAsset = 19;

    private BenchmarkWorkload(RecordBlock[] mixed, RecordBlock[] valid)
    {
        Mixed = mixed;
        Valid = valid;
    }

    /// <summary>One block a standard, with 3 % invalid records.</summary>
    internal RecordBlock[] Mixed { get; }

    /// <summary>The same records before any was broken; none has a finding, not even a warning.</summary>
    internal RecordBlock[] Valid { get; }

    internal int Count => Mixed.Sum(block => block.Count);

    internal int InvalidCount => Count * Invalid / InvalidOf;

    internal double BytesARecord => (double)Mixed.Sum(block => (long)block.Lines.Length) / Count;

    /// <summary>Makes the records; <paramref name="perStandard"/> a multiple of 100.</summary>
    internal static BenchmarkWorkload Create(int perStandard)
    {
        var blocks = new[] { NserStandard.ProgrammeEnrollment, NserStandard.AssetDelivery }.Select(standard => Create(standard, perStandard)).ToList();
        return new([.. blocks.Select(block => block.Mixed)], [.. blocks.Select(block => block.Valid)]);
    }

    private static (RecordBlock Mixed, RecordBlock Valid) Create(NserStandard standard, int count)
    {
        var records = new FullerRecords(standard).Create(count, Seed).ToList();
        var faults = new Faults(standard, records[ChildAndVisitedAsset]);
        var valid = new List<byte[]>(count);
        var mixed = new List<byte[]>(count);
        foreach (var record in records)
        {
            valid.Add(FullerRecords.Bytes(record));
            mixed.Add(mixed.Count % InvalidOf is 17 or 50 or 83 ? faults.Break(record) : valid[^1]);
        }

        return (new(standard, mixed), new(standard, valid));
    }
}
