using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using static Nser.Standards.DataClassification;

namespace Nser.Standards;

/// <summary>One person in one programme for one spell of enrollment.</summary>
/// <remarks>
/// Programme Enrollment Library Standard; fields, formats and classes after standards, section 1. "From V2.0 on" marks fields that version 1.0 does not have.
/// Printing shows the Public fields only. A record that a server sent may lack required members: they read as <see langword="null"/> or the default value, which is not written again (but for the decimals, written as 0).
/// </remarks>
public sealed record ProgrammeEnrollment
{
    /// <summary>The partner's own key of this record, unique in the organisation and the same on every repeat.</summary>
    /// <remarks>Public. Never holds a CNIC (<c>NSER-PR-01</c>).</remarks>
    [Classified(Public)] public required RecordId RecordId { get; init; }

    /// <summary>The organisation that reports; organisations have active dates.</summary>
    /// <remarks>Public. Warned about when not active on the day (<c>NSER-EN-11</c>).</remarks>
    [Classified(Public)] public required OrganizationCode OrganizationCode { get; init; }

    /// <summary>The programme; programmes have active dates.</summary>
    [Classified(Public)] public required ProgrammeCode ProgrammeCode { get; init; }

    /// <summary>A part of the programme, for example <c>GUZARA-BLIND</c>; 1 to 40 characters.</summary>
    [Classified(Public)] public string? ProgrammeComponent { get; init; }

    /// <summary>The partner's own number of the enrollment, 1 to 40 characters; deliveries refer to it.</summary>
    [Classified(Confidential)] public required string EnrollmentId { get; init; }

    /// <summary>The identity document that the person has.</summary>
    [Classified(Public)] public required OpenEnum<IdDocumentType> IdDocumentType { get; init; }

    /// <summary>The person's CNIC. Required unless <see cref="IdDocumentType"/> is CRC or NONE.</summary>
    /// <remarks>Confidential. Rules <c>NSER-ID-01</c> <c>NSER-ID-03</c> <c>NSER-ID-04</c> <c>NSER-ID-07</c> <c>NSER-ID-10</c>.</remarks>
    [Classified(Confidential)] public Cnic? Cnic { get; init; }

    /// <summary>The B-Form number of a child. Required when <see cref="IdDocumentType"/> is CRC.</summary>
    /// <remarks>Confidential. Not for adults (<c>NSER-ID-08</c>).</remarks>
    [Classified(Confidential)] public BFormNumber? BFormNumber { get; init; }

    /// <summary>The CNIC of a child's guardian. Required on a child's record.</summary>
    /// <remarks>Confidential. Never the child's own number (<c>NSER-ID-06</c>).</remarks>
    [Classified(Confidential)] public Cnic? GuardianCnic { get; init; }

    /// <summary>The name as on the document: 2 to 100 letters of the Latin or Arabic script, spaces, full stops, apostrophes and hyphens.</summary>
    [Classified(Confidential)] public required string FullName { get; init; }

    /// <summary>The name in Urdu: 2 to 100 letters of the Arabic script. From V2.0 on.</summary>
    [Classified(Confidential)] public string? FullNameUrdu { get; init; }

    /// <summary>The father's or husband's name, as <see cref="FullName"/>; without it a record is harder to match.</summary>
    [Classified(Confidential)] public string? FatherOrHusbandName { get; init; }

    /// <summary>Whose name <see cref="FatherOrHusbandName"/> is.</summary>
    [Classified(Confidential)] public OpenEnum<FatherOrHusband>? FatherOrHusbandRelation { get; init; }

    /// <summary>Gender as on the document.</summary>
    /// <remarks>Confidential. The last digit of the CNIC is compared with it (<c>NSER-ID-03</c>, a warning).</remarks>
    [Classified(Confidential)] public required OpenEnum<Gender> Gender { get; init; }

    /// <summary>The date of birth, from 1900-01-01 to today. Required when <see cref="IdDocumentType"/> is CRC.</summary>
    [Classified(Confidential)] public DateOnly? DateOfBirth { get; init; }

    /// <summary>Marital status when the record was made.</summary>
    [Classified(Confidential)] public OpenEnum<MaritalStatus>? MaritalStatus { get; init; }

    /// <summary>Relation to the head of the household.</summary>
    [Classified(Confidential)] public OpenEnum<RelationToHead>? RelationToHead { get; init; }

    /// <summary>The household in the registry.</summary>
    /// <remarks>Confidential. A batch with many people of one household is warned about (<c>NSER-PR-02</c>).</remarks>
    [Classified(Confidential)] public HouseholdId? NserHouseholdId { get; init; }

    /// <summary>The mobile number.</summary>
    /// <remarks>Confidential. Rule <c>NSER-ID-12</c>.</remarks>
    [Classified(Confidential)] public MobileNumber? MobileNumber { get; init; }

    /// <summary>Disabilities, each at most once; empty or absent when none is known.</summary>
    [Classified(Confidential)] public IReadOnlyList<OpenEnum<DisabilityType>>? DisabilityTypes { get; init; }

    /// <summary>Whether a disability certificate was seen. From V2.0 on.</summary>
    [Classified(Confidential)] public bool? DisabilityCertified { get; init; }

    /// <summary>Where the person lives, at least to the tehsil.</summary>
    /// <remarks>Confidential as a whole.</remarks>
    [Classified(Confidential)] public required GeoReference Location { get; init; }

    /// <summary>The first day of the spell, from 2008-07-01 (start of BISP) to today.</summary>
    /// <remarks>Confidential. Rules <c>NSER-EN-03</c> <c>NSER-EN-10</c>.</remarks>
    [Classified(Confidential)] public required DateOnly EnrollmentDate { get; init; }

    /// <summary>The state of the spell; DECEASED is final.</summary>
    /// <remarks>Confidential. Rule <c>NSER-EN-12</c> on corrections.</remarks>
    [Classified(Confidential)] public required OpenEnum<EnrollmentStatus> EnrollmentStatus { get; init; }

    /// <summary>The day on which the status last changed, not before <see cref="EnrollmentDate"/>. Required unless the status is ACTIVE or PENDING.</summary>
    /// <remarks>Confidential. Rule <c>NSER-EN-02</c>.</remarks>
    [Classified(Confidential)] public DateOnly? StatusChangeDate { get; init; }

    /// <summary>Why the status is what it is. Required for SUSPENDED, EXITED and REJECTED.</summary>
    [Classified(Confidential)] public OpenEnum<StatusReason>? StatusReason { get; init; }

    /// <summary>The last day of the spell, not before <see cref="EnrollmentDate"/>. Required for GRADUATED, EXITED and DECEASED, absent otherwise.</summary>
    /// <remarks>Confidential. Rules <c>NSER-EN-01</c> <c>NSER-EN-04</c>.</remarks>
    [Classified(Confidential)] public DateOnly? EnrollmentEndDate { get; init; }

    /// <summary>How the person was selected.</summary>
    [Classified(Confidential)] public required OpenEnum<SelectionBasis> SelectionBasis { get; init; }

    /// <summary>The poverty score on which the selection rested, 0 to 100, at most two decimals; only for CNICs that the partner supplied.</summary>
    /// <remarks>Confidential. Rule <c>NSER-EN-06</c>.</remarks>
    [Classified(Confidential)] public decimal? PmtScoreAtEnrollment { get; init; }

    /// <summary>The cut-off of the poverty score that the programme applied, 0 to 100. From V2.0 on.</summary>
    [Classified(Public)] public decimal? PmtCutoffApplied { get; init; }

    /// <summary>What the programme gives.</summary>
    [Classified(Public)] public required OpenEnum<BenefitType> BenefitType { get; init; }

    /// <summary>The amount of one benefit in PKR, more than 0, at most two decimals. Required for CASH and LOAN.</summary>
    /// <remarks>Confidential. Rule <c>NSER-EN-05</c>.</remarks>
    [Classified(Confidential)] public decimal? BenefitAmount { get; init; }

    /// <summary>How often the benefit is given.</summary>
    [Classified(Public)] public required OpenEnum<BenefitFrequency> BenefitFrequency { get; init; }

    /// <summary>How the money reaches the person. Required for CASH.</summary>
    /// <remarks>Confidential. Rule <c>NSER-EN-05</c>.</remarks>
    [Classified(Confidential)] public OpenEnum<PaymentMode>? PaymentMode { get; init; }

    /// <summary>The account. Required for BANK_ACCOUNT.</summary>
    /// <remarks>Confidential. Rules <c>NSER-EN-05</c> <c>NSER-ID-11</c>.</remarks>
    [Classified(Confidential)] public Iban? BankIban { get; init; }

    /// <summary>The schooling on which the benefit depends. From V2.0 on.</summary>
    /// <remarks>Confidential. Rule <c>NSER-EN-08</c>.</remarks>
    [Classified(Confidential)] public Education? Education { get; init; }

    /// <summary>How the person's identity was verified.</summary>
    [Classified(Public)] public required OpenEnum<Verification> Verification { get; init; }

    /// <summary>When the partner last changed the record; at most five minutes ahead of the clock.</summary>
    [Classified(Public)] public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Members of the JSON that this version of the library does not know; they are kept and written again.</summary>
    /// <remarks>Secret, for they may hold anything: never printed. Filled by reading. Default: none.</remarks>
    [Classified(Secret), JsonInclude, JsonExtensionData]
    public IDictionary<string, JsonElement>? UnknownMembers { get; internal set; }

    // Printing shows what is Public and nothing else.
    private bool PrintMembers(StringBuilder builder) => PublicFields.Print(
        builder,
        (nameof(RecordId), RecordId),
        (nameof(OrganizationCode), OrganizationCode),
        (nameof(ProgrammeCode), ProgrammeCode),
        (nameof(ProgrammeComponent), ProgrammeComponent),
        (nameof(IdDocumentType), IdDocumentType),
        (nameof(PmtCutoffApplied), PmtCutoffApplied),
        (nameof(BenefitType), BenefitType),
        (nameof(BenefitFrequency), BenefitFrequency),
        (nameof(Verification), Verification),
        (nameof(UpdatedAt), UpdatedAt));
}

/// <summary>The schooling on which a benefit depends (Benazir Taleemi Wazaif).</summary>
/// <remarks>
/// Field 36 of the Programme Enrollment Library Standard, from V2.0 on. All of it is Confidential: printing shows nothing.
/// </remarks>
public sealed record Education
{
    /// <summary>The level.</summary>
    /// <remarks>Confidential. The age is compared with it (<c>NSER-EN-08</c>, a warning).</remarks>
    [Classified(Confidential)] public OpenEnum<EducationLevel>? Level { get; init; }

    /// <summary>The class or year, 1 to 16.</summary>
    [Classified(Confidential)] public int? Grade { get; init; }

    /// <summary>The school or college, 1 to 30 characters.</summary>
    [Classified(Confidential)] public string? InstitutionCode { get; init; }

    /// <summary>The attendance of the last term in percent, 0 to 100.</summary>
    /// <remarks>Confidential. Below 70 is warned about for an active enrollment (<c>NSER-EN-08</c>).</remarks>
    [Classified(Confidential)] public decimal? AttendancePercent { get; init; }

    /// <summary>Members of the JSON that this version of the library does not know; they are kept and written again.</summary>
    /// <remarks>Secret, for they may hold anything: never printed. Filled by reading. Default: none.</remarks>
    [Classified(Secret), JsonInclude, JsonExtensionData]
    public IDictionary<string, JsonElement>? UnknownMembers { get; internal set; }

    /// <summary>The name of the type: nothing in it is Public.</summary>
    public override string ToString() => nameof(Education);
}
