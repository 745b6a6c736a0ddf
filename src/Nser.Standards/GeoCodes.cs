using System.Text.Json.Serialization;

namespace Nser.Standards;

/// <summary>A level of the administrative geography, widest first.</summary>
/// <remarks>Source: standards, section 3a.</remarks>
public enum GeoLevel
{
    /// <summary>Province or territory.</summary>
    Province,
    /// <summary>Division.</summary>
    Division,
    /// <summary>District.</summary>
    District,
    /// <summary>Tehsil, taluka or what stands for it.</summary>
    Tehsil,
    /// <summary>Union council.</summary>
    UnionCouncil,
    /// <summary>Mouza (revenue village).</summary>
    Mouza,
    /// <summary>Census block.</summary>
    CensusBlock,
}

/// <summary>Who issued a geographic code.</summary>
/// <remarks>Source: standards, section 3a.</remarks>
public enum GeoCodeScheme
{
    /// <summary>OCHA COD-AB P-codes.</summary>
    OchaPcode,
    /// <summary>Pakistan Bureau of Statistics.</summary>
    Pbs,
    /// <summary>ISO 3166-2.</summary>
    [JsonStringEnumMemberName("ISO_3166_2")]
    Iso31662,
    /// <summary>The registry; its codes are not published.</summary>
    Nser,
    /// <summary>This project, for lack of a public code.</summary>
    Project,
}

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

/// <summary>Whether a unit is urban, rural or both.</summary>
/// <remarks>Source: standards, section 3a.</remarks>
public enum GeoUnitAreaType
{
    /// <summary>Urban.</summary>
    Urban,
    /// <summary>Rural.</summary>
    Rural,
    /// <summary>Both.</summary>
    Mixed,
}

/// <summary>Whether a unit still stands.</summary>
/// <remarks>Source: standards, section 3a.</remarks>
public enum GeoUnitStatus
{
    /// <summary>Stands.</summary>
    Active,
    /// <summary>Stands under another name.</summary>
    Renamed,
    /// <summary>Divided into other units.</summary>
    Split,
    /// <summary>Became part of another unit.</summary>
    Merged,
    /// <summary>No longer used.</summary>
    Retired,
}

/// <summary>Whether a place is urban or rural.</summary>
/// <remarks>Source: standards, section 3b.</remarks>
public enum AreaType
{
    /// <summary>Urban.</summary>
    Urban,
    /// <summary>Rural.</summary>
    Rural,
}
