namespace Nser.Client.Validation;

/// <summary>What the geography rules ask of a geo library.</summary>
internal interface IGeoFacts
{
    /// <summary>The library's version, <c>yyyy.MM</c>.</summary>
    string Version { get; }

    /// <summary>The unit with this code; <see langword="null"/> when the library does not know it.</summary>
    /// <param name="code">The code as UTF-8.</param>
    GeoFact? Find(ReadOnlySpan<byte> code);

    /// <summary>The units above a tehsil, when all of them and the tehsil are in use; else <see langword="null"/>.</summary>
    GeoBranch? BranchOf(PlaceKey tehsil);
}
