using System.Runtime.CompilerServices;
using Nser.Client.Import;
using Nser.Client.Standards;

namespace Nser.Client.Push;

/// <summary>Turns what a caller hands over into items: typed records are written to JSON once, imported ones bring their bytes.</summary>
internal static class PushSource
{
    internal static async IAsyncEnumerable<PushItem> From<TRecord>(
        IEnumerable<TRecord> records, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TRecord : class
    {
        ArgumentNullException.ThrowIfNull(records);
        await Task.CompletedTask.ConfigureAwait(false);
        var index = 0L;
        foreach (var record in records)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new PushItem(index++, 0, StandardsJson.Write(record), []);
        }
    }

    internal static async IAsyncEnumerable<PushItem> From<TRecord>(
        IAsyncEnumerable<TRecord> records, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TRecord : class
    {
        var index = 0L;
        await foreach (var record in records.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return new PushItem(index++, 0, StandardsJson.Write(record), []);
        }
    }

    internal static async IAsyncEnumerable<PushItem> From<TRecord>(
        IAsyncEnumerable<SourceRecord<TRecord>> records, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TRecord : class
    {
        var index = 0L;
        await foreach (var record in records.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return new PushItem(index++, record.Line, record.Json, record.Findings);
        }
    }
}
