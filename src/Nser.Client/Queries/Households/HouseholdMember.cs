using Nser.Standards;
using F = Nser.Client.Queries.MemberFields;

namespace Nser.Client.Queries.Households;

/// <summary>One member of a household, as far as the account's role sees it.</summary>
/// <remarks>Nothing in it is Public: printing shows nothing. Source: data sharing protocols 3.0, section 8.2.2, and data sharing documents, section D.</remarks>
public sealed record HouseholdMember : RegistryRow
{
    /// <summary>How the person is related to the head.</summary>
    /// <remarks>Confidential. All roles but Basic in a search by CNIC.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<OpenEnum<RelationToHead>> RelationToHead { get; init; }

    /// <summary>The name.</summary>
    /// <remarks>Confidential. Power and Standard; Basic in a search by CNIC.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<string> FullName { get; init; }

    /// <summary>The father's or husband's name.</summary>
    /// <remarks>Confidential. Power.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<string> FatherOrHusbandName { get; init; }

    /// <summary>The CNIC.</summary>
    /// <remarks>Secret. Power; Standard gets the one that it searched for. All CNICs of a household together are Secret.</remarks>
    [Classified(DataClassification.Secret)]
    public Disclosed<Cnic> Cnic { get; init; }

    /// <summary>The B-Form number of a child.</summary>
    /// <remarks>Secret. Power.</remarks>
    [Classified(DataClassification.Secret)]
    public Disclosed<BFormNumber> BFormNumber { get; init; }

    /// <summary>The contact number, as the registry holds it.</summary>
    /// <remarks>Confidential. Power.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<MobileNumber> ContactNumber { get; init; }

    /// <summary>The gender.</summary>
    /// <remarks>Confidential. All roles but Basic in a search by CNIC.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<OpenEnum<Gender>> Gender { get; init; }

    /// <summary>The date of birth.</summary>
    /// <remarks>Confidential. Power; others get <see cref="Age"/>.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<DateOnly> DateOfBirth { get; init; }

    /// <summary>The age in whole years, 0 to 150.</summary>
    /// <remarks>Confidential. All roles but Basic in a search by CNIC.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<int> Age { get; init; }

    /// <summary>The marital status.</summary>
    /// <remarks>Confidential. Power.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<OpenEnum<MaritalStatus>> MaritalStatus { get; init; }

    /// <summary>Disabilities.</summary>
    /// <remarks>Confidential. Power.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<IReadOnlyList<OpenEnum<DisabilityType>>> DisabilityTypes { get; init; }

    /// <summary>Chronic diseases.</summary>
    /// <remarks>Confidential. Power.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<IReadOnlyList<OpenEnum<ChronicDisease>>> ChronicDiseases { get; init; }

    /// <summary>Schooling.</summary>
    /// <remarks>Confidential. Power.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<MemberEducation> Education { get; init; }

    /// <summary>Work.</summary>
    /// <remarks>Confidential. Power.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<MemberEmployment> Employment { get; init; }

    /// <summary>The members of a household as a role sees them: each absent field gets the reason why it is absent.</summary>
    /// <exception cref="FormatException">A null is in place of a member.</exception>
    internal static HouseholdMember[] SeenBy(IReadOnlyList<HouseholdMember> members, F view, bool isEncrypted) =>
        [.. members.Select(member => member?.SeenBy(view, isEncrypted) ?? throw new FormatException("A null is in place of a member."))];

    private HouseholdMember SeenBy(F view, bool isEncrypted)
    {
        return this with
        {
            RelationToHead = RelationToHead.Or(Why(F.RelationToHead)),
            FullName = FullName.Or(Why(F.FullName)),
            FatherOrHusbandName = FatherOrHusbandName.Or(Why(F.FatherOrHusbandName)),
            Cnic = Cnic.Or(Why(isEncrypted ? F.Cnic | F.CnicOfThePerson : F.Cnic)),
            BFormNumber = BFormNumber.Or(Why(F.BFormNumber)),
            ContactNumber = ContactNumber.Or(Why(F.ContactNumber)),
            Gender = Gender.Or(Why(F.Gender)),
            DateOfBirth = DateOfBirth.Or(Why(F.DateOfBirth)),
            Age = Age.Or(Why(F.Age)),
            MaritalStatus = MaritalStatus.Or(Why(F.MaritalStatus)),
            DisabilityTypes = DisabilityTypes.Or(Why(F.DisabilityTypes)),
            ChronicDiseases = ChronicDiseases.Or(Why(F.ChronicDiseases)),
            Education = Education.Or(Why(F.Education)),
            Employment = Employment.Or(Why(F.Employment)),
        };

        Disclosure Why(F field) => RoleViews.WhyAbsent((view & field) != 0, isEncrypted);
    }

    /// <summary>The name of the type: nothing in it is Public.</summary>
    public override string ToString() => nameof(HouseholdMember);
}

/// <summary>The schooling of a member of a household.</summary>
/// <remarks>Source: data sharing documents, section D. All of it is Confidential: printing shows nothing.</remarks>
public sealed record MemberEducation : RegistryRow
{
    /// <summary>Whether the person reads and writes.</summary>
    [Classified(DataClassification.Confidential)]
    public bool? Literate { get; init; }

    /// <summary>How far the schooling is.</summary>
    [Classified(DataClassification.Confidential)]
    public OpenEnum<SchoolingStatus>? Status { get; init; }

    /// <summary>The highest class or year completed, 0 to 20.</summary>
    [Classified(DataClassification.Confidential)]
    public int? HighestClass { get; init; }

    /// <summary>Why a child is out of school.</summary>
    [Classified(DataClassification.Confidential)]
    public string? ReasonOutOfSchool { get; init; }

    /// <summary>The name of the type: nothing in it is Public.</summary>
    public override string ToString() => nameof(MemberEducation);
}

/// <summary>The work of a member of a household.</summary>
/// <remarks>Source: data sharing documents, section D (working hours and days). All of it is Confidential: printing shows nothing.</remarks>
public sealed record MemberEmployment : RegistryRow
{
    /// <summary>Whether the person works.</summary>
    [Classified(DataClassification.Confidential)]
    public OpenEnum<EmploymentStatus>? Status { get; init; }

    /// <summary>In what way.</summary>
    [Classified(DataClassification.Confidential)]
    public OpenEnum<EmploymentNature>? Nature { get; init; }

    /// <summary>Working hours a day, 0 to 24.</summary>
    [Classified(DataClassification.Confidential)]
    public decimal? HoursPerDay { get; init; }

    /// <summary>Working days a week, 0 to 7.</summary>
    [Classified(DataClassification.Confidential)]
    public int? DaysPerWeek { get; init; }

    /// <summary>The name of the type: nothing in it is Public.</summary>
    public override string ToString() => nameof(MemberEmployment);
}
