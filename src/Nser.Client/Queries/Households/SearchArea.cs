using System.Text;
using Nser.Standards;
using Nser.Standards.Text;

namespace Nser.Client.Queries.Households;

/// <summary>Makes the area of a question, once its parts fit together.</summary>
internal static class SearchArea
{
    /// <exception cref="ArgumentException">A code is malformed or belongs elsewhere, or a text is empty or too long.</exception>
    internal static AreaBody Of(DistrictCode district, TehsilCode? tehsil, string? unionCouncil, OpenEnum<AreaType>? areaType, string? village)
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
