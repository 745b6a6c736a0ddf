using System.Text;
using System.Text.Json;
using Nser.Client.Queries.Households;
using Nser.Standards;

namespace Nser.Client.Queries.Beneficiaries;

/// <summary>One beneficiary of a tehsil, as far as the account's role sees it.</summary>
/// <remarks>Printing shows the Public fields only. Source: data sharing protocols 3.0, section 10.2: bulk data are limited by tehsil.</remarks>
public sealed record Beneficiary
{
    /// <summary>The tehsil.</summary>
    /// <remarks>Public.</remarks>
    [Classified(DataClassification.Public)]
    public required TehsilCode TehsilCode { get; init; }

    /// <summary>The quintile of the PMT score, 1 (poorest) to 5.</summary>
    /// <remarks>Confidential.</remarks>
    [Classified(DataClassification.Confidential)]
    public required int Quintile { get; init; }

    /// <summary>The household's number.</summary>
    /// <remarks>Confidential. Power and Standard.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<HouseholdId> HouseholdId { get; init; }

    /// <summary>The beneficiary's CNIC.</summary>
    /// <remarks>Confidential. Power.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<Cnic> Cnic { get; init; }

    /// <summary>The name.</summary>
    /// <remarks>Confidential. Power and Standard.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<string> FullName { get; init; }

    /// <summary>The father's or husband's name.</summary>
    /// <remarks>Confidential. Power and Standard.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<string> FatherOrHusbandName { get; init; }

    /// <summary>The gender.</summary>
    /// <remarks>Confidential. All roles.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<OpenEnum<Gender>> Gender { get; init; }

    /// <summary>The age in whole years, 0 to 150.</summary>
    /// <remarks>Confidential. All roles.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<int> Age { get; init; }

    /// <summary>The contact number, as the registry holds it.</summary>
    /// <remarks>Confidential. Power.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<MobileNumber> ContactNumber { get; init; }

    /// <summary>Where the beneficiary lives.</summary>
    /// <remarks>Confidential. Power and Standard.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<GeoReference> Address { get; init; }

    /// <summary>The PMT score, 0 to 100 with at most two decimals; low is poor.</summary>
    /// <remarks>Confidential. Only for accounts with permission for it; withheld from others.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<decimal> PmtScore { get; init; }

    /// <summary>How poor the household is, in words.</summary>
    /// <remarks>Confidential. Power and Standard.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<OpenEnum<SocioEconomicStatus>> SocioEconomicStatus { get; init; }

    /// <summary>The programme.</summary>
    /// <remarks>Public. All roles.</remarks>
    [Classified(DataClassification.Public)]
    public ProgrammeCode? ProgrammeCode { get; init; }

    /// <summary>The first day as beneficiary.</summary>
    /// <remarks>Confidential. Power and Standard.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<DateOnly> BeneficiarySince { get; init; }

    /// <summary>Members of the JSON that this version of the library does not know, without coordinates.</summary>
    /// <remarks>Secret, for they may hold anything: never printed. Default: none.</remarks>
    [Classified(DataClassification.Secret)]
    public IReadOnlyDictionary<string, JsonElement>? UnknownMembers { get; init; }

    // Printing shows what is Public and nothing else.
    private bool PrintMembers(StringBuilder builder) => PublicFields.Print(
        builder,
        (nameof(TehsilCode), TehsilCode),
        (nameof(ProgrammeCode), ProgrammeCode));
}
