using System.Text.Json;
using Nser.Client.Queries;
using Nser.Client.Queries.Beneficiaries;
using Nser.Client.Queries.Households;
using Nser.Standards;

namespace Nser.Client.Governance.Tests.Anonymization;

/// <summary>Invented people in any number from a seed, with everything that must not pass.</summary>
internal static class Rows
{
    private static readonly string[] Tehsils = [.. GeoLibrary.Current.Tehsils.Select(unit => unit.Code).Order(StringComparer.Ordinal)];

    internal static GeoReference Location(Random random) => GeoLibrary.Current.Locate(TehsilCode.Parse(Tehsils[random.Next(40) * 7]))! with
    {
        UnionCouncilCode = "canary-uc",
        UnionCouncilName = "canary-uc-name",
        VillageOrMouza = "canary-village",
        AddressLine = "canary-street",
        PostalCode = "canary-post",
    };

    internal static ProgrammeEnrollment Enrollment(Random random, int number) => new()
    {
        RecordId = RecordId.Parse($"canary-{number}"),
        OrganizationCode = OrganizationCode.Parse("SANDBOX"),
        ProgrammeCode = ProgrammeCode.Parse(random.Next(2) == 0 ? "KAFAALAT" : "NASHONUMA"),
        ProgrammeComponent = "canary-component",
        EnrollmentId = $"canary-E{number}",
        IdDocumentType = IdDocumentType.Cnic,
        Cnic = Cnic.Parse($"99999{number:D8}"),
        FullName = "canary-name",
        FullNameUrdu = "زینب",
        FatherOrHusbandName = "canary-father",
        Gender = random.Next(3) == 0 ? new OpenEnum<Gender>("canary-gender") : random.Next(2) == 0 ? Gender.Female : Gender.Male,
        DateOfBirth = random.Next(5) == 0 ? null : Day(random, 1920, 2020),
        NserHouseholdId = HouseholdId.TryParse($"{number:D12}", out var household) ? household : null,
        MobileNumber = MobileNumber.Parse("03000000001"),
        DisabilityTypes = random.Next(10) == 0 ? [new OpenEnum<DisabilityType>("canary-disability")] : [],
        Location = Location(random),
        EnrollmentDate = Day(random, 2020, 2024),
        EnrollmentStatus = EnrollmentStatus.Active,
        SelectionBasis = new OpenEnum<SelectionBasis>("canary-basis"),
        PmtScoreAtEnrollment = 21.3m,
        BenefitType = BenefitType.Cash,
        BenefitAmount = 13579,
        BenefitFrequency = BenefitFrequency.Monthly,
        Verification = Verification.Biometric,
        UpdatedAt = new(2026, 3, 2, 4, 5, 6, TimeSpan.Zero),
        UnknownMembers = Unknown(),
    };

    internal static Household Household(Random random, int number) => new()
    {
        HouseholdId = HouseholdId.TryParse($"{number:D12}", out var household) ? household : Disclosed<HouseholdId>.Withheld,
        Address = Location(random),
        PermanentAddress = Location(random),
        ContactNumber = MobileNumber.Parse("03000000001"),
        PmtScore = 21.3m,
        SocioEconomicStatus = new OpenEnum<SocioEconomicStatus>(SocioEconomicStatus.Poor),
        SurveyDate = Day(random, 2020, 2022),
        BispBeneficiary = true,
        HouseholdSize = random.Next(1, 15),
        Members = new([.. Enumerable.Range(0, random.Next(1, 5)).Select(place => new HouseholdMember
        {
            RelationToHead = new OpenEnum<RelationToHead>(place == 0 ? RelationToHead.Head : RelationToHead.Spouse),
            FullName = "canary-name",
            FatherOrHusbandName = "canary-father",
            Cnic = Cnic.Parse($"99999{(number * 8) + place:D8}"),
            Gender = new OpenEnum<Gender>(random.Next(2) == 0 ? Gender.Female : Gender.Male),
            DateOfBirth = Day(random, 1920, 2020),
            Age = random.Next(3) == 0 ? Disclosed<int>.Withheld : random.Next(0, 110),
            Education = new MemberEducation { Literate = true, ReasonOutOfSchool = "canary-reason" },
            UnknownMembers = Unknown(),
        })]),
        UnknownMembers = Unknown(),
    };

    internal static Beneficiary Beneficiary(Random random, int number) => new()
    {
        TehsilCode = Location(random).TehsilCode,
        Quintile = random.Next(1, 6),
        HouseholdId = HouseholdId.TryParse($"{number:D12}", out var household) ? household : Disclosed<HouseholdId>.Withheld,
        Cnic = Cnic.Parse($"99999{number:D8}"),
        FullName = "canary-name",
        FatherOrHusbandName = "canary-father",
        Gender = new OpenEnum<Gender>(random.Next(2) == 0 ? Gender.Female : Gender.Male),
        Age = random.Next(18, 100),
        ContactNumber = MobileNumber.Parse("03000000001"),
        Address = Location(random),
        PmtScore = 21.3m,
        ProgrammeCode = ProgrammeCode.Parse("KAFAALAT"),
        BeneficiarySince = Day(random, 2020, 2022),
        UnknownMembers = Unknown(),
    };

    private static Dictionary<string, JsonElement> Unknown() => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>("""{"canary-member":"canary","latitude":33.684}""")!;

    private static DateOnly Day(Random random, int from, int to) => new DateOnly(from, 1, 1).AddDays(random.Next((to - from) * 365));
}
