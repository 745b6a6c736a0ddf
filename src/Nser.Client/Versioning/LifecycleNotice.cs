using System.Globalization;
using Nser.Client.Api;
using Nser.Standards;

namespace Nser.Client.Versioning;

/// <summary>The server said that a version, or one operation of it, will go away. Comes once for each version, operation and day.</summary>
/// <remarks>Source: contract, Versions; RFC 9745 (<c>Deprecation</c>), RFC 8594 (<c>Sunset</c>).</remarks>
public sealed record LifecycleNotice
{
    /// <summary>The version that the call spoke.</summary>
    public required NserApiVersion Version { get; init; }

    /// <summary>The operation that was called.</summary>
    public required NserOperation Operation { get; init; }

    /// <summary>Since when it is, or from when it will be, deprecated; <see langword="null"/> when the server gave no date.</summary>
    public DateTimeOffset? DeprecatedOn { get; init; }

    /// <summary>From when it answers no more; <see langword="null"/> when the server gave no date.</summary>
    public DateTimeOffset? SunsetOn { get; init; }

    /// <summary>Where the server explains it; a person should look, the library does not follow it. <see langword="null"/> when not given.</summary>
    public Uri? Documentation { get; init; }

    /// <summary>What comes after it; <see langword="null"/> when not given.</summary>
    public Uri? Successor { get; init; }

    /// <summary>When this was noticed.</summary>
    public DateTimeOffset NoticedAt { get; init; }

    /// <summary>Version, operation and dates.</summary>
    public override string ToString()
    {
        var since = DeprecatedOn is { } from ? string.Create(CultureInfo.InvariantCulture, $"since {from:yyyy-MM-dd}") : "since a day not stated";
        var until = SunsetOn is { } end ? string.Create(CultureInfo.InvariantCulture, $"until {end:yyyy-MM-dd}") : "no end stated yet";
        return $"V{Version} {Operation} is deprecated ({since}, {until})";
    }
}
