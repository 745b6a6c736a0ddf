using Nser.Standards;
using Nser.Standards.Text;

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
    internal HouseholdQuestion ToQuestion()
    {
        Criteria?.Check();
        return new()
        {
            Location = SearchArea.Of(DistrictCode, TehsilCode, UnionCouncilCode, AreaType, VillageOrMouza),
            Criteria = Criteria,
        };
    }
}

/// <summary>The area of a question as it is sent.</summary>
internal sealed class SearchArea
{
    public ProvinceCode ProvinceCode { get; init; }

    public DistrictCode DistrictCode { get; init; }

    public TehsilCode? TehsilCode { get; init; }

    public string? UnionCouncilCode { get; init; }

    public string? VillageOrMouza { get; init; }

    public OpenEnum<AreaType>? AreaType { get; init; }

    /// <exception cref="ArgumentException">A code is malformed or belongs elsewhere, or a text is empty or too long.</exception>
    internal static SearchArea Of(DistrictCode district, TehsilCode? tehsil, string? unionCouncil, OpenEnum<AreaType>? areaType, string? village)
    {
        if (tehsil is { IsWellFormed: false })
        {
            throw new ArgumentException("TehsilCode is not well-formed: PK and five digits, for example PK61702.", nameof(tehsil));
        }

        if (!district.IsWellFormed)
        {
            throw new ArgumentException("DistrictCode is not well-formed: PK and three digits, for example PK617.", nameof(district));
        }

        if (tehsil is { } inside && inside.District != district)
        {
            throw new ArgumentException("TehsilCode is not a tehsil of DistrictCode: a tehsil's code begins with its district's.", nameof(tehsil));
        }

        if (areaType is { Text.Length: 0 })
        {
            throw new ArgumentException("AreaType names nothing: set a word, or leave it out.", nameof(areaType));
        }

        return new()
        {
            ProvinceCode = district.Province,
            DistrictCode = district,
            TehsilCode = tehsil,
            UnionCouncilCode = Text(unionCouncil, 20, "UnionCouncilCode"),
            VillageOrMouza = Text(village, 80, "VillageOrMouza"),
            AreaType = areaType,
        };
    }

    private static string? Text(string? text, int longest, string name) =>
        text is not null && (text.Trim().Length == 0 || text.Length > longest) ? throw new ArgumentException($"{name} must be 1 to {longest} characters, or be left out.", name)
        : text is not null && PersonalNumbers.In(text) ? throw new ArgumentException($"{name} holds a person's number, and a search's continuation could be traced back to it: name the place.", name)
        : text;
}
