using System.Runtime.CompilerServices;
using Nser.PushScheduler.Settings;
using Nser.Standards;
using Nser.Standards.Import;

namespace Nser.PushScheduler.Sources.Folder;

/// <summary>One dropped file.</summary>
internal sealed class FilePart(string file, NserStandard standard, MappingSettings mapping) : SourcePart, IAsyncDisposable
{
    private readonly FileReport report = new(file);

    internal override async IAsyncEnumerable<ExtractedRecord> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        FileReport.Reset(file);
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        var records = DropFolder.IsNdjson(file)
            ? TableReader.NdjsonAsync(standard, stream, mapping, cancellationToken)
            : TableReader.CsvAsync(standard, stream, mapping, delimiter: null, cancellationToken);
        await foreach (var record in records)
        {
            yield return record;
        }
    }

    internal override Task ReportAsync(long line, IReadOnlyList<ValidationFinding> findings, CancellationToken cancellationToken) => report.WriteAsync(line, findings);

    // One bad file does not hold up the others.
    internal override async Task<bool> SetAsideAsync(ImportException why, CancellationToken cancellationToken)
    {
        await report.FailAsync(why);
        return true;
    }

    internal override async Task EndAsync(CancellationToken cancellationToken) => await report.DisposeAsync();

    public ValueTask DisposeAsync() => report.DisposeAsync();
}
