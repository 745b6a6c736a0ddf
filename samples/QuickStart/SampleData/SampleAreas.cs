using Nser.Standards;

namespace Nser.QuickStart.SampleData;

/// <summary>The real tehsils of the geography file, province by province in turn, so that each of the seven has its share.</summary>
internal static class SampleAreas
{
    private static readonly string[][] TehsilsByProvince =
        [.. GeoLibrary.Current.Tehsils.Select(tehsil => tehsil.Code).Order(StringComparer.Ordinal).GroupBy(code => code[..3]).Select(province => province.ToArray())];

    internal static string Tehsil(int number, SampleChance chance) => chance.Pick(TehsilsByProvince[number % TehsilsByProvince.Length]);

    internal static string District(string tehsil) => tehsil[..5];

    internal static string Province(string tehsil) => tehsil[..3];
}
