namespace Nser.Standards;

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
