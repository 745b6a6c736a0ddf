namespace Nser.Client.Versioning;

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
