using Nser.Standards;

namespace Nser.PushScheduler.Sources;

/// <summary>A stretch of records that is read at one go, and that hears what became of them.</summary>
internal abstract class SourcePart
{
    /// <summary>Reads the records, one at a time in memory.</summary>
    internal abstract IAsyncEnumerable<ExtractedRecord> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Hears what was found in a record; the texts hold no value of it.</summary>
    internal virtual Task ReportAsync(long line, IReadOnlyList<ValidationFinding> findings, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Hears that the part as a whole is not what it should be. Answers whether the slot may go on without it.</summary>
    internal virtual Task<bool> SetAsideAsync(Nser.Standards.Import.ImportException why, CancellationToken cancellationToken) => Task.FromResult(false);

    /// <summary>Hears that every record was handed over.</summary>
    internal virtual Task EndAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
