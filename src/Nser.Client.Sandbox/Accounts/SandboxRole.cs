namespace Nser.Client.Sandbox.Accounts;

/// <summary>What an account may see.</summary>
/// <remarks>Source: data sharing protocols 3.0, section 8.2.1.</remarks>
public enum SandboxRole
{
    /// <summary>Secret and confidential data.</summary>
    Power,

    /// <summary>Confidential data.</summary>
    Standard,

    /// <summary>Anonymised samples with a row limit. Our reading: such an account does not push.</summary>
    Basic,
}
