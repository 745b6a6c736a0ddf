using Nser.Client.BulkDownload.Files;
using Nser.Client.BulkDownload.Resume;
using Nser.Standards;

namespace Nser.Client.BulkDownload;

/// <summary>One file of a run while it is fetched: its place in the plan, what it is asked with, and how it goes.</summary>
internal sealed class TehsilJob(DownloadContext context, int index, BulkFileName name)
{
    private long standing;

    internal DownloadContext Context => context;

    internal int Index => index;

    internal BulkFileName Name => name;

    /// <summary>Rows that this run fetched of it.</summary>
    internal long RowsFetched { get; private set; }

    /// <summary>Rows that stand of it.</summary>
    internal long Rows => standing;

    /// <summary>How often it began anew.</summary>
    internal int Restarts { get; private set; }

    /// <summary>Whether a compressed stream broke, so that the next one should be one that can go on.</summary>
    internal bool Uncompressed { get; set; }

    /// <summary>Rows of numbered pages that came since it began (anew).</summary>
    internal RowIdentities Identities { get; private set; } = new();

    internal IReadOnlyDictionary<string, string> Query { get; } = name.Quintile is { } quintile
        ? new Dictionary<string, string>(StringComparer.Ordinal) { ["tehsil"] = name.Tehsil.Value, ["quintile"] = FormattableString.Invariant($"{quintile}") }
        : new Dictionary<string, string>(StringComparer.Ordinal) { ["tehsil"] = name.Tehsil.Value };

    internal BulkFileTerms Terms(NserApiVersion version) =>
        new(name, context.Options.Form, string.Join('&', Query.Select(pair => $"{pair.Key}={pair.Value}")), version, version == NserApiVersion.V1 ? BulkSourceKind.Pages : BulkSourceKind.Stream)
        {
            GeoVersion = context.GeoVersion,
        };

    /// <summary>Tells what of it stands before anything is fetched.</summary>
    internal void Begin(long rows) => Stand(rows, 0);

    /// <summary>Tells what of it stands after rows were taken.</summary>
    internal void Take(PartFile part) => Stand(part.Rows, part.Rows - standing);

    /// <summary>Tells that it begins anew.</summary>
    internal void Restart()
    {
        if (standing > 0)
        {
            Restarts++;
        }

        Identities = new();
        Stand(0, 0);
    }

    private void Stand(long rows, long fetched)
    {
        standing = rows;
        RowsFetched += fetched;
        context.Tally.Stand(index, rows, fetched);
    }
}
