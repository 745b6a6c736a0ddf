using System.Runtime.CompilerServices;
using System.Text.Json;
using Nser.Standards;
using Nser.Standards.Import;

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
            yield return Item(index++, record);
        }
    }

    internal static async IAsyncEnumerable<PushItem> From<TRecord>(
        IAsyncEnumerable<TRecord> records, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TRecord : class
    {
        ArgumentNullException.ThrowIfNull(records);
        var index = 0L;
        await foreach (var record in records.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return Item(index++, record);
        }
    }

    internal static async IAsyncEnumerable<PushItem> From<TRecord>(
        IAsyncEnumerable<SourceRecord<TRecord>> records, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TRecord : class
    {
        ArgumentNullException.ThrowIfNull(records);
        var index = 0L;
        await foreach (var record in records.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return new PushItem(index++, record.Line, record.Json, record.Findings);
        }
    }

    /// <summary>A record that cannot be written is refused like any other bad record, and the good ones go on.</summary>
    private static PushItem Item<TRecord>(long index, TRecord? record)
        where TRecord : class
    {
        try
        {
            return record is null ? Unwritable(index) : new PushItem(index, 0, StandardsJson.Write(record), []);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or NotSupportedException or JsonException)
        {
            return Unwritable(index);
        }
    }

    private static PushItem Unwritable(long index) => new(index, 0, default, [PushFindings.Unwritable()]);
}
