using Nser.Standards.Records;

namespace Nser.Standards.Validation.Rules;

/// <summary>What the geography rules ask of a geo library.</summary>
internal interface IGeoFacts
{
    /// <summary>The library's version, <c>yyyy.MM</c>.</summary>
    string Version { get; }

    /// <summary>The unit with this code; <see langword="null"/> when the library does not know it.</summary>
    /// <param name="code">The code as UTF-8.</param>
    GeoFact? Find(ReadOnlySpan<byte> code);

    /// <summary>The division above a tehsil, when the tehsil and all units above it are in use and the first 3 and 5 characters of its code are its province's and district's; else absent.</summary>
    PlaceKey DivisionAbove(PlaceKey tehsil);
}
