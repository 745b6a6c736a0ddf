using Nser.Standards;

namespace Nser.Client.Queries.Households;

/// <summary>An area to search in as it is sent.</summary>
internal sealed class AreaBody
{
    public ProvinceCode ProvinceCode { get; set; }

    public DistrictCode DistrictCode { get; set; }

    public TehsilCode? TehsilCode { get; set; }

    public string? UnionCouncilCode { get; set; }

    public string? VillageOrMouza { get; set; }

    public OpenEnum<AreaType>? AreaType { get; set; }
}
