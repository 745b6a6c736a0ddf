namespace Nser.Client.Validation;

/// <summary>A library without a version or units: everything may be known to another one.</summary>
internal sealed class NoGeoFacts : IGeoFacts
{
    internal static readonly NoGeoFacts Instance = new();

    public string Version => "";

    public GeoFact? Find(string code) => null;
}
