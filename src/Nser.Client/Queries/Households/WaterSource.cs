namespace Nser.Client.Queries.Households;

/// <summary>Where drinking water comes from.</summary>
/// <remarks>Source: data sharing documents, section D (WASH).</remarks>
public enum WaterSource
{
    /// <summary>A pipe.</summary>
    Piped,

    /// <summary>A hand pump.</summary>
    HandPump,

    /// <summary>A motor pump.</summary>
    MotorPump,

    /// <summary>A tube well.</summary>
    TubeWell,

    /// <summary>An open well.</summary>
    OpenWell,

    /// <summary>A spring.</summary>
    Spring,

    /// <summary>A river or canal.</summary>
    RiverCanal,

    /// <summary>A pond.</summary>
    Pond,

    /// <summary>A tanker.</summary>
    Tanker,

    /// <summary>A filtration plant.</summary>
    FiltrationPlant,

    /// <summary>Elsewhere.</summary>
    Other,
}
