using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Nser.Standards;
using F = Nser.Client.Queries.MemberFields;

namespace Nser.Client.Queries.Households;

/// <summary>One member of a household, as far as the account's role sees it.</summary>
/// <remarks>Nothing in it is Public: printing shows nothing. Source: data sharing protocols 3.0, section 8.2.2, and data sharing documents, section D.</remarks>
public sealed record HouseholdMember : RegistryRow
{
    private static readonly RoleField<HouseholdMember, F>[] Fields =
    [
        new RoleField<HouseholdMember, F, OpenEnum<RelationToHead>>(F.RelationToHead, static row => ref row.relationToHead),
        new RoleField<HouseholdMember, F, string>(F.FullName, static row => ref row.fullName),
        new RoleField<HouseholdMember, F, string>(F.FatherOrHusbandName, static row => ref row.fatherOrHusbandName),
        new RoleField<HouseholdMember, F, Cnic>(F.Cnic, static row => ref row.cnic),
        new RoleField<HouseholdMember, F, BFormNumber>(F.BFormNumber, static row => ref row.bFormNumber),
        new RoleField<HouseholdMember, F, MobileNumber>(F.ContactNumber, static row => ref row.contactNumber),
        new RoleField<HouseholdMember, F, OpenEnum<Gender>>(F.Gender, static row => ref row.gender),
        new RoleField<HouseholdMember, F, DateOnly>(F.DateOfBirth, static row => ref row.dateOfBirth),
        new RoleField<HouseholdMember, F, int>(F.Age, static row => ref row.age),
        new RoleField<HouseholdMember, F, OpenEnum<MaritalStatus>>(F.MaritalStatus, static row => ref row.maritalStatus),
        new RoleField<HouseholdMember, F, IReadOnlyList<OpenEnum<DisabilityType>>>(F.DisabilityTypes, static row => ref row.disabilityTypes),
        new RoleField<HouseholdMember, F, IReadOnlyList<OpenEnum<ChronicDisease>>>(F.ChronicDiseases, static row => ref row.chronicDiseases),
        new RoleField<HouseholdMember, F, MemberEducation>(F.Education, static row => ref row.education),
        new RoleField<HouseholdMember, F, MemberEmployment>(F.Employment, static row => ref row.employment),
    ];

    private Disclosed<OpenEnum<RelationToHead>> relationToHead;
    private Disclosed<string> fullName;
    private Disclosed<string> fatherOrHusbandName;
    private Disclosed<Cnic> cnic;
    private Disclosed<BFormNumber> bFormNumber;
    private Disclosed<MobileNumber> contactNumber;
    private Disclosed<OpenEnum<Gender>> gender;
    private Disclosed<DateOnly> dateOfBirth;
    private Disclosed<int> age;
    private Disclosed<OpenEnum<MaritalStatus>> maritalStatus;
    private Disclosed<IReadOnlyList<OpenEnum<DisabilityType>>> disabilityTypes;
    private Disclosed<IReadOnlyList<OpenEnum<ChronicDisease>>> chronicDiseases;
    private Disclosed<MemberEducation> education;
    private Disclosed<MemberEmployment> employment;

    /// <summary>How the person is related to the head.</summary>
    /// <remarks>Confidential. All roles but Basic in a search by CNIC.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<OpenEnum<RelationToHead>> RelationToHead { get => relationToHead; init => relationToHead = value; }

    /// <summary>The name.</summary>
    /// <remarks>Confidential. Power and Standard; Basic in a search by CNIC.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<string> FullName { get => fullName; init => fullName = value; }

    /// <summary>The father's or husband's name.</summary>
    /// <remarks>Confidential. Power.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<string> FatherOrHusbandName { get => fatherOrHusbandName; init => fatherOrHusbandName = value; }

    /// <summary>The CNIC.</summary>
    /// <remarks>Secret. Power; Standard gets the one that it searched for. All CNICs of a household together are Secret.</remarks>
    [Classified(DataClassification.Secret)]
    public Disclosed<Cnic> Cnic { get => cnic; init => cnic = value; }

    /// <summary>The B-Form number of a child.</summary>
    /// <remarks>Secret. Power.</remarks>
    [Classified(DataClassification.Secret)]
    public Disclosed<BFormNumber> BFormNumber { get => bFormNumber; init => bFormNumber = value; }

    /// <summary>The contact number, as the registry holds it.</summary>
    /// <remarks>Confidential. Power.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<MobileNumber> ContactNumber { get => contactNumber; init => contactNumber = value; }

    /// <summary>The gender.</summary>
    /// <remarks>Confidential. All roles but Basic in a search by CNIC.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<OpenEnum<Gender>> Gender { get => gender; init => gender = value; }

    /// <summary>The date of birth.</summary>
    /// <remarks>Confidential. Power; others get <see cref="Age"/>.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<DateOnly> DateOfBirth { get => dateOfBirth; init => dateOfBirth = value; }

    /// <summary>The age in whole years, 0 to 150.</summary>
    /// <remarks>Confidential. All roles but Basic in a search by CNIC.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<int> Age { get => age; init => age = value; }

    /// <summary>The marital status.</summary>
    /// <remarks>Confidential. Power.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<OpenEnum<MaritalStatus>> MaritalStatus { get => maritalStatus; init => maritalStatus = value; }

    /// <summary>Disabilities.</summary>
    /// <remarks>Confidential. Power.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<IReadOnlyList<OpenEnum<DisabilityType>>> DisabilityTypes { get => disabilityTypes; init => disabilityTypes = value; }

    /// <summary>Chronic diseases.</summary>
    /// <remarks>Confidential. Power.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<IReadOnlyList<OpenEnum<ChronicDisease>>> ChronicDiseases { get => chronicDiseases; init => chronicDiseases = value; }

    /// <summary>Schooling.</summary>
    /// <remarks>Confidential. Power.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<MemberEducation> Education { get => education; init => education = value; }

    /// <summary>Work.</summary>
    /// <remarks>Confidential. Power.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<MemberEmployment> Employment { get => employment; init => employment = value; }

    /// <summary>What reads and writes members as JSON.</summary>
    internal static JsonTypeInfo<HouseholdMember> Json(JsonSerializerOptions options) =>
        RowMembers.Of(options, static () => new HouseholdMember(), Fields.Select(field => field.Member(options)));

    /// <summary>Makes the member what a role sees: each absent field gets the reason why it is absent.</summary>
    /// <param name="view">What the role sees.</param>
    /// <param name="isEncrypted">Whether a part of the household's row is still encrypted: then the CNIC of the person searched for may be there.</param>
    internal void SeeAs(F view, bool isEncrypted)
    {
        var seen = isEncrypted && view.HasFlag(F.CnicOfThePerson) ? view | F.Cnic : view;
        foreach (var field in Fields)
        {
            field.Explain(this, seen, isEncrypted);
        }
    }

    /// <summary>The name of the type: nothing in it is Public.</summary>
    public override string ToString() => nameof(HouseholdMember);
}

/// <summary>The schooling of a member of a household.</summary>
/// <remarks>Source: data sharing documents, section D. All of it is Confidential: printing shows nothing.</remarks>
public sealed record MemberEducation : RegistryRow
{
    private bool? literate;
    private OpenEnum<SchoolingStatus>? status;
    private int? highestClass;
    private string? reasonOutOfSchool;

    /// <summary>Whether the person reads and writes.</summary>
    [Classified(DataClassification.Confidential)]
    public bool? Literate { get => literate; init => literate = value; }

    /// <summary>How far the schooling is.</summary>
    [Classified(DataClassification.Confidential)]
    public OpenEnum<SchoolingStatus>? Status { get => status; init => status = value; }

    /// <summary>The highest class or year completed, 0 to 20.</summary>
    [Classified(DataClassification.Confidential)]
    public int? HighestClass { get => highestClass; init => highestClass = value; }

    /// <summary>Why a child is out of school.</summary>
    [Classified(DataClassification.Confidential)]
    public string? ReasonOutOfSchool { get => reasonOutOfSchool; init => reasonOutOfSchool = value; }

    /// <summary>What reads and writes it as JSON.</summary>
    internal static JsonTypeInfo<MemberEducation> Json(JsonSerializerOptions options) => RowMembers.Of(options, static () => new MemberEducation(),
    [
        RowMembers.Of(options, nameof(Literate), static (MemberEducation row) => ref row.literate),
        RowMembers.Of(options, nameof(Status), static (MemberEducation row) => ref row.status),
        RowMembers.Of(options, nameof(HighestClass), static (MemberEducation row) => ref row.highestClass),
        RowMembers.Of(options, nameof(ReasonOutOfSchool), static (MemberEducation row) => ref row.reasonOutOfSchool),
    ]);

    /// <summary>The name of the type: nothing in it is Public.</summary>
    public override string ToString() => nameof(MemberEducation);
}

/// <summary>The work of a member of a household.</summary>
/// <remarks>Source: data sharing documents, section D (working hours and days). All of it is Confidential: printing shows nothing.</remarks>
public sealed record MemberEmployment : RegistryRow
{
    private OpenEnum<EmploymentStatus>? status;
    private OpenEnum<EmploymentNature>? nature;
    private decimal? hoursPerDay;
    private int? daysPerWeek;

    /// <summary>Whether the person works.</summary>
    [Classified(DataClassification.Confidential)]
    public OpenEnum<EmploymentStatus>? Status { get => status; init => status = value; }

    /// <summary>In what way.</summary>
    [Classified(DataClassification.Confidential)]
    public OpenEnum<EmploymentNature>? Nature { get => nature; init => nature = value; }

    /// <summary>Working hours a day, 0 to 24.</summary>
    [Classified(DataClassification.Confidential)]
    public decimal? HoursPerDay { get => hoursPerDay; init => hoursPerDay = value; }

    /// <summary>Working days a week, 0 to 7.</summary>
    [Classified(DataClassification.Confidential)]
    public int? DaysPerWeek { get => daysPerWeek; init => daysPerWeek = value; }

    /// <summary>What reads and writes it as JSON.</summary>
    internal static JsonTypeInfo<MemberEmployment> Json(JsonSerializerOptions options) => RowMembers.Of(options, static () => new MemberEmployment(),
    [
        RowMembers.Of(options, nameof(Status), static (MemberEmployment row) => ref row.status),
        RowMembers.Of(options, nameof(Nature), static (MemberEmployment row) => ref row.nature),
        RowMembers.Of(options, nameof(HoursPerDay), static (MemberEmployment row) => ref row.hoursPerDay),
        RowMembers.Of(options, nameof(DaysPerWeek), static (MemberEmployment row) => ref row.daysPerWeek),
    ]);

    /// <summary>The name of the type: nothing in it is Public.</summary>
    public override string ToString() => nameof(MemberEmployment);
}
