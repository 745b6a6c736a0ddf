using System.Globalization;
using Nser.Client.Outbox;

namespace Nser.Outbox.Storm.Workload;

/// <summary>What the outbox has acknowledged to one enqueuer: written after the call has returned, never before. A process that dies leaves whole lines, and perhaps a part of one.</summary>
internal sealed class History(string path)
{
    private const string End = "end";

    /// <summary>The first step that was not acknowledged whole.</summary>
    internal int NextStep => Lines().Count(line => line is [_, End]);

    internal IReadOnlyList<Acknowledged> Read() =>
        [.. Lines().Where(line => line.Length == 4).Select(line => new Acknowledged(line[1], line[2], Enum.Parse<EnqueuedKind>(line[3])))];

    internal void Append(int step, IReadOnlyList<StormRecord> records, EnqueueReport report)
    {
        var lines = records.Zip(report.Results, (record, result) => string.Create(CultureInfo.InvariantCulture, $"{step} {record.Id} {record.Digest} {result.Kind}"));
        File.AppendAllText(path, string.Join('\n', [.. lines, string.Create(CultureInfo.InvariantCulture, $"{step} {End}"), ""]));
    }

    /// <summary>The words of each whole line. A line that was cut off has the next one's beginning at its end: such a line has too many words.</summary>
    private IEnumerable<string[]> Lines()
    {
        if (!File.Exists(path))
        {
            return [];
        }

        var text = File.ReadAllText(path);
        return text[..(text.LastIndexOf('\n') + 1)].Split('\n').Select(line => line.Split(' '));
    }
}

/// <summary>That the outbox took a record.</summary>
internal sealed record Acknowledged(string Id, string Digest, EnqueuedKind Kind);
