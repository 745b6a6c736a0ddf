using System.Text;
using Nser.Standards;
using F = Nser.Client.Queries.HouseholdFields;

namespace Nser.Client.Queries.Households;

/// <summary>One household of the registry, as far as the account's role sees it in this search.</summary>
/// <remarks>Printing shows the Public fields only. A latitude or longitude never comes, and would be dropped. Source: data sharing protocols 3.0, section 8.2.2.</remarks>
public sealed record Household : RegistryRow, IConfidentialRow
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

    string? IConfidentialRow.Confidential { get; set; }

    /// <summary>The household as a role sees it: each absent field gets the reason why it is absent.</summary>
    /// <param name="view">What the role sees.</param>
    /// <param name="isEncrypted">Whether a part of the row is still encrypted.</param>
    /// <exception cref="FormatException">A null is in place of a member or of an owned item, or an owned item lacks its kind.</exception>
    internal Household SeenBy(HouseholdView view, bool isEncrypted)
    {
        Assets.ValueOrDefault?.Check();
        return this with
        {
            HouseholdId = HouseholdId.Or(Why(F.HouseholdId)),
            Address = Address.Or(Why(F.Address)),
            AddressDetail = Why(F.AddressDetail) is var absent and not Disclosure.Empty ? absent : Disclosure.Given,
            PermanentAddress = PermanentAddress.Or(Why(F.PermanentAddress)),
            ContactNumber = ContactNumber.Or(Why(F.ContactNumber)),
            PmtScore = PmtScore.Or(Why(F.PmtScore)),
            SocioEconomicStatus = SocioEconomicStatus.Or(Why(F.SocioEconomicStatus)),
            SurveyDate = SurveyDate.Or(Why(F.SurveyDate)),
            BispBeneficiary = BispBeneficiary.Or(Why(F.BispBeneficiary)),
            HouseholdSize = HouseholdSize.Or(Why(F.HouseholdSize)),
            Children = Children.Or(Why(F.Children)),
            Members = Members.TryGet(out var members) ? new(HouseholdMember.SeenBy(members, view.OfMembers, isEncrypted)) : Members.Or(Why(F.Members)),
            Dwelling = Dwelling.Or(Why(F.Dwelling)),
            Assets = Assets.Or(Why(F.Assets)),
        };

        Disclosure Why(F field) => RoleViews.WhyAbsent((view.Fields & field) != 0, isEncrypted);
    }

    /// <summary>Prints what is Public and nothing else.</summary>
    protected override bool PrintMembers(StringBuilder builder) => PublicFields.Print(
        builder,
        (nameof(AddressDetail), AddressDetail),
        (nameof(Sampled), Sampled));
}
