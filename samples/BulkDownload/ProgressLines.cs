using System.Globalization;
using Nser.Client.BulkDownload;

namespace Nser.BulkDownload;

/// <summary>Writes progress: a line now and then for people, or every report as a JSON line for programs.</summary>
internal sealed class ProgressLines(TextWriter output, bool isJson) : IProgress<BulkProgress>
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(1);
    private TimeSpan told = -BetweenLines;

    public void Report(BulkProgress value)
    {
        if (isJson)
        {
            output.WriteLine(ReportJson.Line(value));
        }
        else if (value.Elapsed - told >= BetweenLines || value.Completed + value.Skipped + value.Failed == value.Files)
        {
            told = value.Elapsed;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{value}; {value.BytesFetched / 1048576.0 / Math.Max(value.Elapsed.TotalSeconds, 0.001):0.0} MiB/s, {value.Parallelism} at a time{(value.Remaining is { } rest ? $", about {rest:hh\\:mm\\:ss} left" : "")}"));
        }
    }
}
