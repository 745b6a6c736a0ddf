namespace Nser.Standards;

/// <summary>How a person's identity was verified at enrollment.</summary>
/// <remarks>Source: standards, section 1, field 37.</remarks>
public enum Verification
{
    /// <summary>By fingerprint or face.</summary>
    Biometric,

    /// <summary>Against NADRA's register (Verisys).</summary>
    NadraVerisys,

    /// <summary>By looking at the document.</summary>
    Document,

    /// <summary>By people who know the person.</summary>
    Community,

    /// <summary>Not verified.</summary>
    None,
}
