using System.Diagnostics;
using System.Globalization;
using Nser.Client.Ajv;
using Nser.Client.Benchmarks.Contenders;
using Nser.Client.Benchmarks.Workload;
using Nser.Standards;

namespace Nser.Client.Benchmarks.Quick;

/// <summary>End to end from the same files: ours and ajv 8 on node read, cut into lines, judge the shape and count. Both are loaded and warm before the clock starts.</summary>
internal static class AgainstAjv
{
    private const int Wanted = 9;
    private const int WarmUps = 2;
    private const int CopiesInFile = 4;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(8);

    internal static double Measure(BenchmarkWorkload workload, FigureWriter figures)
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

    private static double Measure(NodeScript node, List<RecordFile> files, BenchmarkWorkload workload, FigureWriter figures)
    {
        var plan = new PlanContender();
        var ours = new List<Turn>();
        var ajv = new List<Turn>();
        foreach (var round in RoundCount.Within(WarmUps + Wanted, Time))
        {
            var ourTurn = Ours(plan, files);
            var ajvTurn = Ajv(node);
            if (ourTurn.Refused != workload.InvalidCount * CopiesInFile || ajvTurn.Refused != ourTurn.Refused)
            {
                throw new InvalidOperationException(FormattableString.Invariant($"Ours refuses {ourTurn.Refused} records, ajv {ajvTurn.Refused}, {workload.InvalidCount * CopiesInFile} are invalid."));
            }

            if (round >= WarmUps)
            {
                ours.Add(ourTurn);
                ajv.Add(ajvTurn);
            }
        }

        var thousands = workload.Count * CopiesInFile / 1000d;
        figures.Remark($"from file to count, shape only: ours {Median.Of(ours.Select(turn => turn.Wall)) / thousands:0.00}, ajv {Median.Of(ajv.Select(turn => turn.Wall)) / thousands:0.00} us a record by the clock on the wall; {Median.OfRatios(ajv.Select(turn => turn.Processor), ours.Select(turn => turn.Processor)):0.00} times faster by processor time");
        return Median.OfRatios(ajv.Select(turn => turn.Wall), ours.Select(turn => turn.Wall));
    }

    private static Turn Ours(PlanContender plan, List<RecordFile> files)
    {
        var start = Stopwatch.GetTimestamp();
        var processorStart = ThreadTime.Now;
        var refused = files.Sum(file => file.CountRefused(plan));
        return new(Stopwatch.GetElapsedTime(start).TotalMilliseconds, (ThreadTime.Now - processorStart).TotalMilliseconds, refused);
    }

    private static Turn Ajv(NodeScript node)
    {
        var answer = node.Ask("pass").Split(' ');
        return new(double.Parse(answer[0], CultureInfo.InvariantCulture), double.Parse(answer[1], CultureInfo.InvariantCulture), int.Parse(answer[2], CultureInfo.InvariantCulture));
    }

    /// <summary>One pass over the files: milliseconds by the clock on the wall and of the processor, and how many records were refused.</summary>
    private readonly record struct Turn(double Wall, double Processor, int Refused);
}
