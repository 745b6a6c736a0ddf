namespace Nser.Standards;

/// <summary>How the receiver's identity was verified.</summary>
/// <remarks>Source: standards, section 2, field 34.</remarks>
public enum VerificationMethod
{
    /// <summary>By fingerprint or face.</summary>
    Biometric,

    /// <summary>By one-time password.</summary>
    Otp,

    /// <summary>By signature.</summary>
    Signature,

    /// <summary>By thumb impression.</summary>
    Thumb,

    /// <summary>By photograph.</summary>
    Photo,

    /// <summary>By a local committee.</summary>
    Committee,

    /// <summary>Not verified.</summary>
    None,
}
