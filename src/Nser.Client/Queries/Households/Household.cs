using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Nser.Standards;
using F = Nser.Client.Queries.HouseholdFields;

namespace Nser.Client.Queries.Households;

/// <summary>One household of the registry, as far as the account's role sees it in this search.</summary>
/// <remarks>Printing shows the Public fields only. A latitude or longitude never comes, and would be dropped. Source: data sharing protocols 3.0, section 8.2.2.</remarks>
public sealed record Household : RegistryRow, IConfidentialRow
{
    private static readonly RoleField<Household, F>[] Fields =
    [
        new RoleField<Household, F, HouseholdId>(F.HouseholdId, static row => ref row.householdId),
        new RoleField<Household, F, GeoReference>(F.Address, static row => ref row.address),
        new RoleField<Household, F, GeoReference>(F.PermanentAddress, static row => ref row.permanentAddress),
        new RoleField<Household, F, MobileNumber>(F.ContactNumber, static row => ref row.contactNumber),
        new RoleField<Household, F, decimal>(F.PmtScore, static row => ref row.pmtScore),
        new RoleField<Household, F, OpenEnum<SocioEconomicStatus>>(F.SocioEconomicStatus, static row => ref row.socioEconomicStatus),
        new RoleField<Household, F, DateOnly>(F.SurveyDate, static row => ref row.surveyDate),
        new RoleField<Household, F, bool>(F.BispBeneficiary, static row => ref row.bispBeneficiary),
        new RoleField<Household, F, int>(F.HouseholdSize, static row => ref row.householdSize),
        new RoleField<Household, F, int>(F.Children, static row => ref row.children),
        new RoleField<Household, F, IReadOnlyList<HouseholdMember>>(F.Members, static row => ref row.members),
        new RoleField<Household, F, Dwelling>(F.Dwelling, static row => ref row.dwelling),
        new RoleField<Household, F, HouseholdAssets>(F.Assets, static row => ref row.assets),
    ];

    private Disclosed<HouseholdId> householdId;
    private Disclosed<GeoReference> address;
    private Disclosed<GeoReference> permanentAddress;
    private Disclosed<MobileNumber> contactNumber;
    private Disclosed<decimal> pmtScore;
    private Disclosed<OpenEnum<SocioEconomicStatus>> socioEconomicStatus;
    private Disclosed<DateOnly> surveyDate;
    private Disclosed<bool> bispBeneficiary;
    private Disclosed<int> householdSize;
    private Disclosed<int> children;
    private Disclosed<IReadOnlyList<HouseholdMember>> members;
    private Disclosed<Dwelling> dwelling;
    private Disclosed<HouseholdAssets> assets;
    private Disclosure addressDetail;
    private bool sampled;

    /// <summary>The household's number.</summary>
    /// <remarks>Confidential. Power and Standard.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<HouseholdId> HouseholdId { get => householdId; init => householdId = value; }

    /// <summary>Where the household lives.</summary>
    /// <remarks>Confidential. All roles; how much of it, says <see cref="AddressDetail"/>.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<GeoReference> Address { get => address; init => address = value; }

    /// <summary>Whether the role gets what stands below the tehsil in <see cref="Address"/> (union council, village, block, area type, line): withheld in the samples of Basic.</summary>
    /// <remarks>Public.</remarks>
    [Classified(DataClassification.Public)]
    public Disclosure AddressDetail { get => addressDetail; init => addressDetail = value; }

    /// <summary>Where the household is at home.</summary>
    /// <remarks>Confidential. Power.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<GeoReference> PermanentAddress { get => permanentAddress; init => permanentAddress = value; }

    /// <summary>The contact number, as the registry holds it.</summary>
    /// <remarks>Confidential. Power.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<MobileNumber> ContactNumber { get => contactNumber; init => contactNumber = value; }

    /// <summary>The PMT score, 0 to 100 with at most two decimals; low is poor.</summary>
    /// <remarks>Confidential. Power; Standard and Basic in a search by CNIC.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<decimal> PmtScore { get => pmtScore; init => pmtScore = value; }

    /// <summary>How poor the household is, in words.</summary>
    /// <remarks>Confidential. Power; Standard in a search by CNIC.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<OpenEnum<SocioEconomicStatus>> SocioEconomicStatus { get => socioEconomicStatus; init => socioEconomicStatus = value; }

    /// <summary>The day of the survey.</summary>
    /// <remarks>Confidential. Power; Standard in a search by CNIC.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<DateOnly> SurveyDate { get => surveyDate; init => surveyDate = value; }

    /// <summary>Whether the household is a beneficiary of BISP.</summary>
    /// <remarks>Confidential. Power; Standard in a search by CNIC.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<bool> BispBeneficiary { get => bispBeneficiary; init => bispBeneficiary = value; }

    /// <summary>Number of members, 1 or more.</summary>
    /// <remarks>Confidential. Power; Standard in a search by CNIC; Basic in a sample.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<int> HouseholdSize { get => householdSize; init => householdSize = value; }

    /// <summary>Number of children under 18.</summary>
    /// <remarks>Confidential. Power.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<int> Children { get => children; init => children = value; }

    /// <summary>Head and members.</summary>
    /// <remarks>Confidential. All roles; Basic gets only the person searched for in a search by CNIC.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<IReadOnlyList<HouseholdMember>> Members { get => members; init => members = value; }

    /// <summary>Structure and living conditions.</summary>
    /// <remarks>Confidential. Power.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<Dwelling> Dwelling { get => dwelling; init => dwelling = value; }

    /// <summary>What the household owns.</summary>
    /// <remarks>Confidential. Power; Standard in a search by CNIC.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<HouseholdAssets> Assets { get => assets; init => assets = value; }

    /// <summary>Whether the row belongs to the anonymised 1 % sample that Basic gets.</summary>
    /// <remarks>Public. Default <see langword="false"/>.</remarks>
    [Classified(DataClassification.Public)]
    public bool Sampled { get => sampled; init => sampled = value; }

    string? IConfidentialRow.Confidential { get; set; }

    /// <summary>What reads and writes households as JSON.</summary>
    internal static JsonTypeInfo<Household> Json(JsonSerializerOptions options) => RowMembers.Of(
        options,
        static () => new Household(),
        Fields.Select(field => field.Member(options)).Append(RowMembers.Of(options, nameof(Sampled), static (Household row) => ref row.sampled)));

    /// <summary>Makes the household what a role sees: each absent field gets the reason why it is absent.</summary>
    /// <param name="view">What the role sees.</param>
    /// <param name="isEncrypted">Whether a part of the row is still encrypted.</param>
    /// <exception cref="FormatException">A null is in place of a member or of an owned item, or an owned item lacks its kind.</exception>
    internal Household SeenBy(HouseholdView view, bool isEncrypted)
    {
        Assets.ValueOrDefault?.Check();
        foreach (var field in Fields)
        {
            field.Explain(this, view.Fields, isEncrypted);
        }

        foreach (var member in Members.ValueOrDefault ?? [])
        {
            (member ?? throw new FormatException("A null is in place of a member.")).SeeAs(view.OfMembers, isEncrypted);
        }

        addressDetail = RoleViews.WhyAbsent(view.Fields.HasFlag(F.AddressDetail), isEncrypted) is var absent and not Disclosure.Empty ? absent : Disclosure.Given;
        return this;
    }

    /// <summary>Prints what is Public and nothing else.</summary>
    protected override bool PrintMembers(StringBuilder builder) => PublicFields.Print(
        builder,
        (nameof(AddressDetail), AddressDetail),
        (nameof(Sampled), Sampled));
}
