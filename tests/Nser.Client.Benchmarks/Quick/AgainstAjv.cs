using System.Diagnostics;
using System.Globalization;
using Nser.Client.Ajv;

namespace Nser.Client.Benchmarks;

/// <summary>End to end from the same files: ours and ajv 8 on node read, cut into lines, judge the shape and count. Both are loaded and warm before the clock starts.</summary>
internal static class AgainstAjv
{
    private const int Wanted = 9;
    private const int WarmUps = 2;
    private const int CopiesInFile = 4;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(9);

    internal static double Measure(Workload workload, FigureWriter figures)
    {
        var folder = Directory.CreateTempSubdirectory("nser-benchmark-");
        try
        {
            var files = workload.Mixed.Select((block, index) => new RecordFile(block, Path.Combine(folder.FullName, FormattableString.Invariant($"{index}.ndjson")), CopiesInFile)).ToList();
            using var node = NodeScript.Start("measure.mjs", files.SelectMany(file => new[] { SchemaFiles.PathOf(file.Standard, NserApiVersion.V2), file.Path }));
            return Measure(node, files, workload, figures);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static double Measure(NodeScript node, List<RecordFile> files, Workload workload, FigureWriter figures)
    {
        var plan = new PlanContender();
        var ours = new List<double>();
        var ajv = new List<double>();
        foreach (var round in RoundCount.Within(WarmUps + Wanted, Time))
        {
            var (ourTime, ourRefusals) = Ours(plan, files);
            var (ajvTime, ajvRefusals) = Ajv(node);
            if (ourRefusals != workload.InvalidCount * CopiesInFile || ajvRefusals != ourRefusals)
            {
                throw new InvalidOperationException(FormattableString.Invariant($"Ours refuses {ourRefusals} records, ajv {ajvRefusals}, {workload.InvalidCount * CopiesInFile} are invalid."));
            }

            if (round >= WarmUps)
            {
                ours.Add(ourTime);
                ajv.Add(ajvTime);
            }
        }

        var records = (double)workload.Count * CopiesInFile;
        figures.Remark($"from file to count, shape only: ours {Median.Of(ours) * 1000 / records:0.00}, ajv {Median.Of(ajv) * 1000 / records:0.00} us a record, by the clock on the wall");
        return Median.OfRatios(ajv, ours);
    }

    private static (double Milliseconds, int Refused) Ours(PlanContender plan, List<RecordFile> files)
    {
        var start = Stopwatch.GetTimestamp();
        var refused = files.Sum(file => file.CountRefused(plan));
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, refused);
    }

    private static (double Milliseconds, int Refused) Ajv(NodeScript node)
    {
        var answer = node.Ask("pass").Split(' ');
        return (double.Parse(answer[0], CultureInfo.InvariantCulture), int.Parse(answer[2], CultureInfo.InvariantCulture));
    }
}
