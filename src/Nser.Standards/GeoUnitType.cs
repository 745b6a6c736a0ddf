namespace Nser.Standards;

/// <summary>What a unit is called locally.</summary>
/// <remarks>Source: standards, section 3a; unit types of the Pakistan Bureau of Statistics.</remarks>
public enum GeoUnitType
{
    /// <summary>Tehsil.</summary>
    Tehsil,

    /// <summary>Taluka (Sindh).</summary>
    Taluka,

    /// <summary>Sub-tehsil.</summary>
    SubTehsil,

    /// <summary>Sub-division.</summary>
    SubDivision,

    /// <summary>Town.</summary>
    Town,

    /// <summary>Agency.</summary>
    Agency,
}
