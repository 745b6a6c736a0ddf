using Nser.Client.Standards;

namespace Nser.Client.Registry;

/// <summary>The server's geography as it now stands in a local file.</summary>
public sealed record GeoLibraryUpdate
{
    /// <summary>The geography, read back from the file; give it to <see cref="Validation.NserValidatorOptions.Geography"/>.</summary>
    public required GeoLibrary Library { get; init; }

    /// <summary>The file, with its full path.</summary>
    public required string Path { get; init; }

    /// <summary>Version and number of units.</summary>
    public override string ToString() => Library.ToString();
}
