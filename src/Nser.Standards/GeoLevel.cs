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
