using Nser.Client.Benchmarks.Contenders;
using Nser.Standards;
using Nser.Standards.Records;
using Nser.Standards.Schemas;

namespace Nser.Client.Benchmarks.Workload;

/// <summary>A block of records several times over, in an NDJSON file.</summary>
internal sealed class RecordFile
{
    internal RecordFile(RecordBlock block, string path, int copies)
    {
        Standard = block.Standard;
        Path = path;
        using var file = File.Create(path);
        using var source = new RepeatingStream(block.Lines, copies);
        source.CopyTo(file);
    }

    internal NserStandard Standard { get; }

    internal string Path { get; }

    /// <summary>Reads the file, judges the shape of each line and returns how many it refuses.</summary>
    internal int CountRefused(PlanContender plan)
    {
        using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        var lines = new LineReader(file);
        var schema = StandardPlans.For(Standard, NserApiVersion.V2);
        var refused = 0;
        while (lines.Next(out var line))
        {
            refused += plan.Accepts(schema, RecordBytes.Of(line)) ? 0 : 1;
        }

        return refused;
    }
}
