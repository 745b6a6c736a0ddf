namespace Nser.Client.Governance.DataRequests;

/// <summary>In which form the data are wanted.</summary>
/// <remarks>Source: data sharing protocols 3.0, form item 10.</remarks>
public enum DataFormat
{
    /// <summary>A: on paper.</summary>
    HardCopy,

    /// <summary>B: as a file.</summary>
    SoftCopy,

    /// <summary>C: access to the live mechanism.</summary>
    LiveAccess,
}
