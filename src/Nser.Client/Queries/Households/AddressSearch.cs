using Nser.Standards;

namespace Nser.Client.Queries.Households;

/// <summary>A search for the households of an area, with or without further parameters.</summary>
/// <remarks>Source: data sharing protocols 3.0, section 8.2.2. The province follows from the district.</remarks>
public sealed record AddressSearch
{
    /// <summary>The district.</summary>
    [Classified(DataClassification.Public)]
    public required DistrictCode DistrictCode { get; init; }

    /// <summary>The tehsil, of <see cref="DistrictCode"/>. Default: all of the district.</summary>
    [Classified(DataClassification.Public)]
    public TehsilCode? TehsilCode { get; init; }

    /// <summary>The union council, 1 to 20 characters. Not for Basic. Default: all.</summary>
    [Classified(DataClassification.Confidential)]
    public string? UnionCouncilCode { get; init; }

    /// <summary>The village or mouza, 1 to 80 characters. Not for Basic. Default: all.</summary>
    [Classified(DataClassification.Confidential)]
    public string? VillageOrMouza { get; init; }

    /// <summary>Only urban or only rural places. Default: both.</summary>
    [Classified(DataClassification.Public)]
    public OpenEnum<AreaType>? AreaType { get; init; }

    /// <summary>What must hold of the households. Default: nothing more.</summary>
    [Classified(DataClassification.Public)]
    public SearchCriteria? Criteria { get; init; }

    /// <summary>The name of the type.</summary>
    public override string ToString() => nameof(AddressSearch);

    /// <exception cref="ArgumentException">A value is malformed, out of its range, or contradicts another.</exception>
    internal AddressSearchBody ToBody()
    {
        Criteria?.Check();
        return new()
        {
            Location = SearchArea.Of(DistrictCode, TehsilCode, UnionCouncilCode, AreaType, VillageOrMouza),
            Criteria = Criteria,
        };
    }
}
