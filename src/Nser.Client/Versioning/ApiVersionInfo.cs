using Nser.Standards;

namespace Nser.Client.Versioning;

/// <summary>What the server says of one of its versions.</summary>
/// <remarks>Source: contract, <c>GET /api/versions</c>.</remarks>
public sealed record ApiVersionInfo
{
    /// <summary>The version.</summary>
    public required NserApiVersion Version { get; init; }

    /// <summary>Where it stands in its life.</summary>
    public ApiVersionStatus Status { get; init; }

    /// <summary>Since or from when it is deprecated; <see langword="null"/> when it is not.</summary>
    public DateTimeOffset? DeprecatedOn { get; init; }

    /// <summary>From when it answers no more; <see langword="null"/> when no date is set.</summary>
    public DateTimeOffset? SunsetOn { get; init; }

    /// <summary>Where its release notes are.</summary>
    public Uri? ReleaseNotes { get; init; }

    /// <summary>Where its specification is.</summary>
    public Uri? Specification { get; init; }

    /// <summary>Single methods of it that go away before the version does. Default empty.</summary>
    public IReadOnlyList<ApiMethodInfo> Methods { get; init; } = [];
}

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

/// <summary>What the server says of one method of a version.</summary>
/// <remarks>Source: contract, <c>GET /api/versions</c>.</remarks>
public sealed record ApiMethodInfo
{
    /// <summary>The HTTP method.</summary>
    public string Method { get; init; } = "";

    /// <summary>The path template.</summary>
    public string Path { get; init; } = "";

    /// <summary>Since or from when it is deprecated.</summary>
    public DateTimeOffset? DeprecatedOn { get; init; }

    /// <summary>From when it answers no more.</summary>
    public DateTimeOffset? SunsetOn { get; init; }

    /// <summary>What comes after it.</summary>
    public string? Successor { get; init; }
}
