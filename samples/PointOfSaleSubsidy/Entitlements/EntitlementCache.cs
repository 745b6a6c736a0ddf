using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Nser.PointOfSaleSubsidy.Settings;
using Nser.Standards;

namespace Nser.PointOfSaleSubsidy.Entitlements;

/// <summary>Remembers entitlements for a while. A key is programme and person hashed under a key of this process: the memory holds no number, and an answer never serves another programme.</summary>
internal sealed class EntitlementCache(CacheSettings settings, TimeProvider time)
{
    private readonly byte[] processKey = RandomNumberGenerator.GetBytes(32);
    private readonly object gate = new();
    private readonly Dictionary<string, (Entitlement Entitlement, DateTimeOffset Until, long Turn)> entries = new(StringComparer.Ordinal);
    private readonly Queue<(string Key, long Turn)> oldest = new();
    private long turn;

    internal int Count
    {
        get
        {
            lock (gate)
            {
                return entries.Count;
            }
        }
    }

    internal string KeyOf(ProgrammeCode programme, Cnic person) =>
        Convert.ToHexString(HMACSHA256.HashData(processKey, Encoding.UTF8.GetBytes($"{programme.Value}\n{person.Value}")));

    internal bool TryGet(string key, [NotNullWhen(true)] out Entitlement? entitlement)
    {
        lock (gate)
        {
            entitlement = entries.TryGetValue(key, out var entry) && entry.Until > time.GetUtcNow() ? entry.Entitlement : null;
            return entitlement is not null;
        }
    }

    internal void Keep(string key, Entitlement entitlement)
    {
        var life = entitlement.IsSubsidised ? settings.PositiveLife : settings.NegativeLife;
        if (life <= TimeSpan.Zero)
        {
            return;
        }

        lock (gate)
        {
            entries[key] = (entitlement, time.GetUtcNow() + life, ++turn);
            oldest.Enqueue((key, turn));
            while (entries.Count > settings.MostEntries || oldest.Count > 2 * settings.MostEntries)
            {
                var (first, when) = oldest.Dequeue();
                if (entries.TryGetValue(first, out var entry) && entry.Turn == when)
                {
                    entries.Remove(first);
                }
            }
        }
    }
}
