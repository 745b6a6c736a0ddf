using Nser.Standards;

namespace Nser.Client.Queries.Geography;

/// <summary>The server's geography as it now stands in a local file.</summary>
public sealed record GeoLibraryUpdate
{
    /// <summary>The geography, read back from the file; give it to <see cref="Nser.Standards.Validation.NserValidatorOptions.Geography"/>.</summary>
    public required GeoLibrary Library { get; init; }

    /// <summary>The file, with its full path.</summary>
    public required string Path { get; init; }

    /// <summary>Version and number of units.</summary>
    public override string ToString() => Library.ToString();
}
