namespace Nser.Client.BulkDownload;

/// <summary>What became of one file of a run.</summary>
public enum BulkOutcome
{
    /// <summary>Fetched, compared with what the registry announced, and lying under its final name.</summary>
    Completed,

    /// <summary>Complete since an earlier run, and not changed at the registry (or not asked about).</summary>
    Skipped,

    /// <summary>Not complete; <see cref="BulkTehsilResult.Reason"/> says why. What was committed is kept for the next run.</summary>
    Failed,

    /// <summary>Not begun, or stopped on the way, because the run stopped. What was committed is kept for the next run.</summary>
    NotReached,
}
