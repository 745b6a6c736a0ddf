namespace Nser.Client.BulkDownload;

/// <summary>What a tehsil that failed means for the others.</summary>
/// <remarks>A failing disk, a refused login and a used-up row limit stop a run under either policy: no other tehsil would fare better.</remarks>
public enum BulkFailurePolicy
{
    /// <summary>The others are fetched; the report lists what failed.</summary>
    Continue,

    /// <summary>No further tehsil is begun, and those under way stop with what they have committed.</summary>
    Stop,
}
