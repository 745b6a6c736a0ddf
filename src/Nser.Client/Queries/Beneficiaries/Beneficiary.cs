using System.Text;
using Nser.Client.Queries.Households;
using Nser.Standards;
using F = Nser.Client.Queries.BeneficiaryFields;

namespace Nser.Client.Queries.Beneficiaries;

/// <summary>One beneficiary of a tehsil, as far as the account's role sees it.</summary>
/// <remarks>Printing shows the Public fields only. Source: data sharing protocols 3.0, section 10.2: bulk data are limited by tehsil.</remarks>
public sealed record Beneficiary : RegistryRow, IConfidentialRow
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

    string? IConfidentialRow.Confidential { get; set; }

    /// <summary>The beneficiary as a role sees it: each absent field gets the reason why it is absent.</summary>
    /// <param name="view">What the role sees.</param>
    /// <param name="isEncrypted">Whether a part of the row is still encrypted.</param>
    /// <exception cref="FormatException">The quintile is missing or not 1 to 5.</exception>
    internal Beneficiary SeenBy(F view, bool isEncrypted)
    {
        return this with
        {
            Quintile = Quintile is >= 1 and <= 5 ? Quintile : throw new FormatException("The quintile is missing or not 1 to 5."),
            HouseholdId = HouseholdId.Or(Why(F.HouseholdId)),
            Cnic = Cnic.Or(Why(F.Cnic)),
            FullName = FullName.Or(Why(F.FullName)),
            FatherOrHusbandName = FatherOrHusbandName.Or(Why(F.FatherOrHusbandName)),
            Gender = Gender.Or(Why(F.Gender)),
            Age = Age.Or(Why(F.Age)),
            ContactNumber = ContactNumber.Or(Why(F.ContactNumber)),
            Address = Address.Or(Why(F.Address)),

            // The permission belongs to the account and is not in the token: a score that is absent counts as withheld.
            PmtScore = PmtScore.Or(isEncrypted ? Disclosure.Encrypted : Disclosure.Withheld),
            SocioEconomicStatus = SocioEconomicStatus.Or(Why(F.SocioEconomicStatus)),
            BeneficiarySince = BeneficiarySince.Or(Why(F.BeneficiarySince)),
        };

        Disclosure Why(F field) => RoleViews.WhyAbsent((view & field) != 0, isEncrypted);
    }

    /// <summary>Prints what is Public and nothing else.</summary>
    protected override bool PrintMembers(StringBuilder builder) => PublicFields.Print(
        builder,
        (nameof(TehsilCode), TehsilCode),
        (nameof(ProgrammeCode), ProgrammeCode));
}
