using Nser.Standards;

namespace Nser.Client.Queries;

/// <summary>Makes an address of what arrived.</summary>
internal static class AddressReader
{
    internal static GeoReference? Read(AddressRow? row) => row is null ? null : new GeoReference
    {
        ProvinceCode = row.ProvinceCode ?? default,
        DivisionCode = row.DivisionCode,
        DistrictCode = row.DistrictCode ?? default,
        TehsilCode = row.TehsilCode ?? default,
        UnionCouncilCode = row.UnionCouncilCode,
        UnionCouncilName = row.UnionCouncilName,
        VillageOrMouza = row.VillageOrMouza,
        CensusBlockCode = row.CensusBlockCode,
        AreaType = row.AreaType,
        AddressLine = row.AddressLine,
        PostalCode = row.PostalCode,
        LibraryVersion = row.LibraryVersion,
    }.WithUnknownMembers(UnknownMembers.Of(row.UnknownMembers));
}
