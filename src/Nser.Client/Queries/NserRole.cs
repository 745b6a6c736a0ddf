namespace Nser.Client.Queries;

/// <summary>What an account may see.</summary>
/// <remarks>Source: data sharing protocols 3.0, section 8.2.1.</remarks>
public enum NserRole
{
    /// <summary>Secret and confidential data.</summary>
    Power,

    /// <summary>Confidential data without row limit.</summary>
    Standard,

    /// <summary>Confidential data with anonymised identity and with a row limit.</summary>
    Basic,
}
