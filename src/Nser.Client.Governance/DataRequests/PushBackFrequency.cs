namespace Nser.Client.Governance.DataRequests;

/// <summary>How often variables go back to NSER.</summary>
/// <remarks>Source: data sharing protocols 3.0, form item 18.</remarks>
public enum PushBackFrequency
{
    /// <summary>Every month.</summary>
    Monthly,

    /// <summary>Every quarter.</summary>
    Quarterly,
}
