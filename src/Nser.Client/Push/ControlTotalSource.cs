using System.Runtime.CompilerServices;
using Nser.Client.Pipeline;
using Nser.Standards.Validation;

namespace Nser.Client.Push;

/// <summary>Holds a source back until it has been read to its end and adds up to the control totals (AD-16).</summary>
internal static class ControlTotalSource
{
    internal static async IAsyncEnumerable<PushItem> Check(
        IAsyncEnumerable<PushItem> source, ControlTotals expected, Action<PushItem> prepare, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var items = new List<PushItem>();
        var count = new ControlTotalsCount();
        await foreach (var item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            prepare(item);
            count.Add(item.Verdict ?? new RecordVerdict([], null, null, null));
            items.Add(item);
        }

        if (count.Compare(expected) is { Count: > 0 } differences)
        {
            throw new NserRejectedException("Nothing was sent. " + string.Join(' ', differences.Select(finding => $"{finding.Code}: {finding.Message}")));
        }

        foreach (var item in items)
        {
            yield return item;
        }
    }
}
