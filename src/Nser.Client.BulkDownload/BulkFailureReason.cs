namespace Nser.Client.BulkDownload;

/// <summary>Why a tehsil is not complete, for a program to decide by.</summary>
public enum BulkFailureReason
{
    /// <summary>The network or the registry failed time and again.</summary>
    Transport,

    /// <summary>The registry asked to wait for longer than <see cref="BulkDownloadOptions.Patience"/>.</summary>
    Throttled,

    /// <summary>The row limit of the account, or the budget of the client, is used up.</summary>
    RowLimit,

    /// <summary>The registry refused the question, for example for the account's role.</summary>
    Refused,

    /// <summary>The login was refused.</summary>
    Authentication,

    /// <summary>What came is not what the registry announced: rows, bytes, digest, or a line that is no JSON object.</summary>
    Unsound,

    /// <summary>The target: see <see cref="BulkTehsilResult.Fault"/>.</summary>
    Target,

    /// <summary>Another one failed and the policy was to stop.</summary>
    Stopped,
}
