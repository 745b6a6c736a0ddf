using System.Text;
using System.Text.Json;
using Nser.Standards;

namespace Nser.Client.Queries.Households;

/// <summary>One household of the registry, as far as the account's role sees it in this search.</summary>
/// <remarks>Printing shows the Public fields only. A latitude or longitude never comes, and would be dropped. Source: data sharing protocols 3.0, section 8.2.2.</remarks>
public sealed record Household
{
    /// <summary>The household's number.</summary>
    /// <remarks>Confidential. Power and Standard.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<HouseholdId> HouseholdId { get; init; }

    /// <summary>Where the household lives.</summary>
    /// <remarks>Confidential. All roles; how much of it, says <see cref="AddressDetail"/>.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<GeoReference> Address { get; init; }

    /// <summary>Whether the role gets what stands below the tehsil in <see cref="Address"/> (union council, village, block, area type, line): withheld in the samples of Basic.</summary>
    /// <remarks>Public.</remarks>
    [Classified(DataClassification.Public)]
    public Disclosure AddressDetail { get; init; }

    /// <summary>Where the household is at home.</summary>
    /// <remarks>Confidential. Power.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<GeoReference> PermanentAddress { get; init; }

    /// <summary>The contact number, as the registry holds it.</summary>
    /// <remarks>Confidential. Power.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<MobileNumber> ContactNumber { get; init; }

    /// <summary>The PMT score, 0 to 100 with at most two decimals; low is poor.</summary>
    /// <remarks>Confidential. Power; Standard and Basic in a search by CNIC.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<decimal> PmtScore { get; init; }

    /// <summary>How poor the household is, in words.</summary>
    /// <remarks>Confidential. Power; Standard in a search by CNIC.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<OpenEnum<SocioEconomicStatus>> SocioEconomicStatus { get; init; }

    /// <summary>The day of the survey.</summary>
    /// <remarks>Confidential. Power; Standard in a search by CNIC.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<DateOnly> SurveyDate { get; init; }

    /// <summary>Whether the household is a beneficiary of BISP.</summary>
    /// <remarks>Confidential. Power; Standard in a search by CNIC.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<bool> BispBeneficiary { get; init; }

    /// <summary>Number of members, 1 or more.</summary>
    /// <remarks>Confidential. Power; Standard in a search by CNIC; Basic in a sample.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<int> HouseholdSize { get; init; }

    /// <summary>Number of children under 18.</summary>
    /// <remarks>Confidential. Power.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<int> Children { get; init; }

    /// <summary>Head and members.</summary>
    /// <remarks>Confidential. All roles; Basic gets only the person searched for in a search by CNIC.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<IReadOnlyList<HouseholdMember>> Members { get; init; }

    /// <summary>Structure and living conditions.</summary>
    /// <remarks>Confidential. Power.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<Dwelling> Dwelling { get; init; }

    /// <summary>What the household owns.</summary>
    /// <remarks>Confidential. Power; Standard in a search by CNIC.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<HouseholdAssets> Assets { get; init; }

    /// <summary>Whether the row belongs to the anonymised 1 % sample that Basic gets.</summary>
    /// <remarks>Public. Default <see langword="false"/>.</remarks>
    [Classified(DataClassification.Public)]
    public bool Sampled { get; init; }

    /// <summary>Members of the JSON that this version of the library does not know, without coordinates.</summary>
    /// <remarks>Secret, for they may hold anything: never printed. Default: none.</remarks>
    [Classified(DataClassification.Secret)]
    public IReadOnlyDictionary<string, JsonElement>? UnknownMembers { get; init; }

    // Printing shows what is Public and nothing else.
    private bool PrintMembers(StringBuilder builder) => PublicFields.Print(
        builder,
        (nameof(AddressDetail), AddressDetail),
        (nameof(Sampled), Sampled));
}
