namespace Nser.Standards;

/// <summary>What became of an asset.</summary>
/// <remarks>Source: standards, section 2, field 36.</remarks>
public enum AssetCondition
{
    /// <summary>In use.</summary>
    InUse,

    /// <summary>Sold.</summary>
    Sold,

    /// <summary>Died.</summary>
    Died,

    /// <summary>Lost.</summary>
    Lost,

    /// <summary>Replaced.</summary>
    Replaced,
}
