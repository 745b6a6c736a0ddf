namespace Nser.Client.Versioning;

/// <summary>Where a version stands in its life.</summary>
public enum ApiVersionStatus
{
    /// <summary>The server used a word that this library does not know; the version is taken for served.</summary>
    Unknown,

    /// <summary>Served.</summary>
    Supported,

    /// <summary>Served, but it will go away.</summary>
    Deprecated,

    /// <summary>Not served any more.</summary>
    Retired,
}
