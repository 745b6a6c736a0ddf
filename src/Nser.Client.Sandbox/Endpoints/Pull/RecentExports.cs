namespace Nser.Client.Sandbox;

/// <summary>The latest exports, so that length and digest are computed once and not for every range.</summary>
internal sealed class RecentExports
{
    private const int Bound = 32;
    private readonly object gate = new();
    private readonly List<(object Key, Lazy<BulkExport> Export)> recent = [];

    /// <summary>What accounts of one role and permission get is the same, unless it is sealed for one of them.</summary>
    internal BulkExport Find(SandboxAccount account, BulkArea area, int mostRows, Func<BulkExport> create)
    {
        var key = (account.Role, account.MayReadPmt, account.EncryptionKey is null ? null : account, area, mostRows);
        Lazy<BulkExport> found;
        lock (gate)
        {
            found = recent.Find(entry => entry.Key.Equals(key)).Export ?? new Lazy<BulkExport>(create);
            recent.RemoveAll(entry => entry.Key.Equals(key));
            recent.Insert(0, (key, found));
            if (recent.Count > Bound)
            {
                recent.RemoveAt(Bound);
            }
        }

        return found.Value;
    }
}
