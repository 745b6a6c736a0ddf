using Nser.Client.Queries;
using Nser.Client.Queries.Beneficiaries;
using Nser.Client.Queries.Households;
using Nser.Standards;

namespace Nser.Client.Governance.Anonymization;

/// <summary>Makes of a record what may go to researchers.</summary>
/// <remarks>
/// What is not listed in the result's type does not pass: identifiers, names, numbers of phones and accounts, dates, amounts, scores, free texts, members that a model does not know,
/// areas below the tehsil. Words of fixed lists pass only when this library knows them.
/// </remarks>
public static class AnonymizationExtensions
{
    /// <summary>What researchers may get of an enrollment.</summary>
    public static AnonymousEnrollment Anonymise(this ProgrammeEnrollment enrollment, AnonymizationPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(enrollment);
        ArgumentNullException.ThrowIfNull(policy);
        return new()
        {
            Area = AreaOf(enrollment.Location, policy),
            Gender = KnownWord.Of<Gender>(enrollment.Gender),
            AgeBand = policy.BandOf(enrollment.DateOfBirth, enrollment.EnrollmentDate),
            HasDisability = Any(enrollment.DisabilityTypes),
            EnrollmentYear = YearOf(enrollment.EnrollmentDate),
            ProgrammeCode = KnownWord.Of(enrollment.ProgrammeCode),
            EnrollmentStatus = KnownWord.Of<EnrollmentStatus>(enrollment.EnrollmentStatus),
            SelectionBasis = KnownWord.Of<SelectionBasis>(enrollment.SelectionBasis),
            BenefitType = KnownWord.Of<BenefitType>(enrollment.BenefitType),
        };
    }

    /// <summary>What researchers may get of a beneficiary.</summary>
    public static AnonymousBeneficiary Anonymise(this Beneficiary beneficiary, AnonymizationPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(beneficiary);
        ArgumentNullException.ThrowIfNull(policy);
        return new()
        {
            Area = AnonymousArea.Of(beneficiary.TehsilCode, policy.Area),
            Gender = Word(beneficiary.Gender),
            AgeBand = policy.BandOf(Number(beneficiary.Age)),
            BeneficiarySinceYear = YearOf(Number(beneficiary.BeneficiarySince)),
            ProgrammeCode = KnownWord.Of(beneficiary.ProgrammeCode),
            Quintile = beneficiary.Quintile is >= 1 and <= 5 ? beneficiary.Quintile : null,
            SocioEconomicStatus = Word(beneficiary.SocioEconomicStatus),
        };
    }

    /// <summary>What researchers may get of a household. Its members are rows of their own: <see cref="AnonymiseMembers"/>.</summary>
    public static AnonymousHousehold Anonymise(this Household household, AnonymizationPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(household);
        ArgumentNullException.ThrowIfNull(policy);
        var members = household.Members.ValueOrDefault ?? [];
        var head = members.FirstOrDefault(member => member.RelationToHead.ValueOrDefault == RelationToHead.Head);
        return new()
        {
            Area = AreaOf(household.Address.ValueOrDefault, policy),
            SizeBand = SizeBandOf(Number(household.HouseholdSize) ?? (members.Count > 1 ? members.Count : null)),
            HeadGender = head is null ? null : Word(head.Gender),
            HeadAgeBand = head is null ? null : BandOf(head, household, policy),
            SocioEconomicStatus = Word(household.SocioEconomicStatus),
            BispBeneficiary = Number(household.BispBeneficiary),
            SurveyYear = YearOf(Number(household.SurveyDate)),
        };
    }

    /// <summary>What researchers may get of a household's members, as rows that cannot be joined with each other. Mix the rows of many households before they go out.</summary>
    public static IReadOnlyList<AnonymousMember> AnonymiseMembers(this Household household, AnonymizationPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(household);
        ArgumentNullException.ThrowIfNull(policy);
        return [.. (household.Members.ValueOrDefault ?? []).Select(member => new AnonymousMember
        {
            Area = AreaOf(household.Address.ValueOrDefault, policy),
            Gender = Word(member.Gender),
            AgeBand = BandOf(member, household, policy),
            HasDisability = Any(member.DisabilityTypes.ValueOrDefault),
            Literate = member.Education.ValueOrDefault?.Literate,
            EmploymentStatus = KnownWord.Of(member.Employment.ValueOrDefault?.Status),
            SocioEconomicStatus = Word(household.SocioEconomicStatus),
        })];
    }

    private static AnonymousArea? AreaOf(GeoReference? location, AnonymizationPolicy policy) =>
        location is null ? null : AnonymousArea.Of(location.TehsilCode, policy.Area);

    private static string? BandOf(HouseholdMember member, Household household, AnonymizationPolicy policy) =>
        Number(member.Age) is { } age ? policy.BandOf(age) : policy.BandOf(Number(member.DateOfBirth), Number(household.SurveyDate));

    private static string? SizeBandOf(int? size) => size switch
    {
        null or < 1 => null,
        <= 2 => "1-2",
        <= 4 => "3-4",
        <= 6 => "5-6",
        <= 9 => "7-9",
        _ => "10+",
    };

    private static bool Any(IReadOnlyList<OpenEnum<DisabilityType>>? disabilities) => disabilities is { Count: > 0 };

    private static int? YearOf(DateOnly? day) => day is { } known && known != default ? known.Year : null;

    private static OpenEnum<T>? Word<T>(Disclosed<OpenEnum<T>> word)
        where T : struct, Enum => word.TryGet(out var given) ? KnownWord.Of<T>(given) : null;

    private static T? Number<T>(Disclosed<T> number)
        where T : struct => number.TryGet(out var given) ? given : null;
}

/// <summary>Words of fixed lists pass; whatever else came where such a word belongs could be anything, and does not.</summary>
internal static class KnownWord
{
    internal static OpenEnum<T>? Of<T>(OpenEnum<T>? word)
        where T : struct, Enum => word?.Known is { } known ? new OpenEnum<T>(known) : null;

    internal static ProgrammeCode? Of(ProgrammeCode? code) => code is { IsWellFormed: true } known && known.ToString() == known.Value ? known : null;
}
