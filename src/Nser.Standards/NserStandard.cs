namespace Nser.Standards;

/// <summary>One of the three standard libraries by which partners exchange data.</summary>
/// <remarks>Source: data sharing protocols 3.0, section 10.2.</remarks>
public enum NserStandard
{
    /// <summary>Programme Enrollment Library Standard.</summary>
    ProgrammeEnrollment,

    /// <summary>Asset Delivery Reporting Standard.</summary>
    AssetDelivery,

    /// <summary>Geo Library Standard.</summary>
    GeoUnit,
}
