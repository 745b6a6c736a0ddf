namespace Nser.Standards;

/// <summary>The identity document that a person has.</summary>
/// <remarks>Source: standards, section 1, field 6.</remarks>
public enum IdDocumentType
{
    /// <summary>Computerized National Identity Card.</summary>
    Cnic,

    /// <summary>Smart National Identity Card.</summary>
    Snic,

    /// <summary>National Identity Card for Overseas Pakistanis.</summary>
    Nicop,

    /// <summary>Smart card for overseas Pakistanis.</summary>
    Snicop,

    /// <summary>Pakistan Origin Card.</summary>
    Poc,

    /// <summary>Child Registration Certificate (B-Form).</summary>
    Crc,

    /// <summary>No document.</summary>
    None,
}
