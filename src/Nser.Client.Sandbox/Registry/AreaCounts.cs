using System.Globalization;
using System.Text;

namespace Nser.Client.Sandbox.Registry;

/// <summary>The public aggregates of the registry: counts by area, made in one walk when they are first asked for. Areas without a count are left out.</summary>
internal sealed class AreaCounts(SandboxRegistry registry)
{
    private readonly Lazy<Dictionary<string, string>> tables = new(() => Count(registry));

    /// <summary>The reports: id, title, and whether the OBI tool shows it.</summary>
    internal static IReadOnlyList<(string Id, string Title, bool HasLink)> Reports { get; } =
    [
        (Widows, "Tehsil-wise widows", true),
        (Disability, "UC-level count of disability", false),
        (Beneficiaries, "Beneficiary households by tehsil and quintile", true),
        (Households, "Households by tehsil", true),
    ];

    private const string Widows = "tehsil-wise-widows";
    private const string Disability = "uc-level-disability";
    private const string Beneficiaries = "quintile-wise-beneficiaries";
    private const string Households = "tehsil-wise-households";

    /// <summary>The CSV of a report; <see langword="null"/> when there is no such report.</summary>
    internal string? Csv(string report) => Reports.Any(known => known.Id == report) ? tables.Value[report] : null;

    private static Dictionary<string, string> Count(SandboxRegistry registry)
    {
        var (widows, disabled, beneficiaries, households) = (new Table(), new Table(), new Table(), new Table());
        for (var index = 0; index < registry.Count; index++)
        {
            var household = registry.Household(index);
            var tehsil = household.Tehsil;
            var place = $"{tehsil.ProvinceCode},{tehsil.ParentCode},{tehsil.Code}";
            widows.Add(place, household.MemberList.Count(member => member is { Gender: "FEMALE", Marital: "WIDOWED" }));
            disabled.Add($"{place},{household.Address.UnionCouncilCode}", household.MemberList.Count(member => member.Disability is not null));
            beneficiaries.Add(string.Create(CultureInfo.InvariantCulture, $"{place},{household.Quintile}"), household.IsBeneficiary ? 1 : 0);
            households.Add(place, 1);
        }

        const string area = "provinceCode,districtCode,tehsilCode";
        return new(StringComparer.Ordinal)
        {
            [Widows] = widows.Csv(area),
            [Disability] = disabled.Csv(area + ",unionCouncilCode"),
            [Beneficiaries] = beneficiaries.Csv(area + ",quintile"),
            [Households] = households.Csv(area),
        };
    }

    /// <summary>Counts by area.</summary>
    private sealed class Table
    {
        private readonly SortedDictionary<string, int> counts = new(StringComparer.Ordinal);

        internal void Add(string area, int count)
        {
            if (count > 0)
            {
                counts[area] = counts.GetValueOrDefault(area) + count;
            }
        }

        /// <summary>CSV after RFC 4180; codes and counts need no quotes.</summary>
        internal string Csv(string areaColumns)
        {
            var csv = new StringBuilder(areaColumns).Append(",count\r\n");
            foreach (var (area, count) in counts)
            {
                csv.Append(CultureInfo.InvariantCulture, $"{area},{count}\r\n");
            }

            return csv.ToString();
        }
    }
}
