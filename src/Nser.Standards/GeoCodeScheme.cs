using System.Text.Json.Serialization;

namespace Nser.Standards;

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
