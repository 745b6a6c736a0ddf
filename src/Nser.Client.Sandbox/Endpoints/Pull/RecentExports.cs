using Nser.Client.Sandbox.Accounts;
using Nser.Client.Sandbox.Seeds;

namespace Nser.Client.Sandbox.Endpoints.Pull;

/// <summary>
/// The latest exports, so that length and digest are computed once and not for every range: of every tehsil the whole and its fifths,
/// unless what is held of their bytes (sealed ones, gzip) grows too large.
/// </summary>
internal sealed class RecentExports(long mostBytes = 64 << 20)
{
    private const int WholeAndFifths = 6;
    private static readonly int MostExports = WholeAndFifths * AdminUnits.ByCode.Values.Count(unit => unit.Level == "tehsil");
    private readonly object gate = new();
    private readonly Dictionary<object, LinkedListNode<Entry>> places = [];
    private readonly LinkedList<Entry> recent = new();

    /// <summary>What accounts of one role and permission get is the same, unless it is sealed for one of them.</summary>
    internal BulkExport Find(SandboxAccount account, BulkArea area, int mostRows, Func<BulkExport> create)
    {
        var key = (account.Role, account.MayReadPmt, account.EncryptionKey is null ? null : account, area, mostRows);
        LinkedListNode<Entry> place;
        lock (gate)
        {
            place = places.TryGetValue(key, out var known) ? known : new(new(key, new Lazy<BulkExport>(create)));
            Forget(place);
            places.Add(key, place);
            recent.AddFirst(place);
            Trim();
        }

        return place.Value.Export.Value;
    }

    private void Trim()
    {
        if (recent.Count > MostExports)
        {
            Forget(recent.Last!);
        }

        var held = recent.Sum(entry => entry.Held);
        for (var place = recent.Last; held > mostBytes && place is not null && place != recent.First;)
        {
            var next = place.Previous;
            if (place.Value.Held is > 0 and var bytes)
            {
                held -= bytes;
                Forget(place);
            }

            place = next;
        }
    }

    private void Forget(LinkedListNode<Entry> place)
    {
        if (places.Remove(place.Value.Key))
        {
            recent.Remove(place);
        }
    }

    private sealed record Entry(object Key, Lazy<BulkExport> Export)
    {
        internal long Held => Export.IsValueCreated ? Export.Value.Held : 0;
    }
}
