using Nser.Client.Sandbox.Seeds;

namespace Nser.Client.Sandbox.Registry;

/// <summary>Makes the members of one household: the head, and who lives with the head.</summary>
internal sealed class FamilySeed(DateOnly asOf, PersonNumbers numbers, int household)
{
    private const int GrownUp = 18;
    private const string Man = "MALE";
    private const string Woman = "FEMALE";

    private readonly List<SyntheticMember> members = new(PersonNumbers.Places);
    private string family = "";
    private string headName = "";

    internal IReadOnlyList<SyntheticMember> Create(ref Draws draws)
    {
        family = draws.Pick(SyntheticNames.Families).Latin;
        var lot = draws.Next(1000);
        var headGender = lot < 3 ? "TRANSGENDER" : lot < 150 ? Woman : Man;
        var headAge = draws.Between(20, 75);
        var marital = Marital(ref draws, headGender);
        Add(ref draws, "HEAD", headGender, headAge, marital);
        if (headGender == Man && marital == "MARRIED")
        {
            Add(ref draws, "SPOUSE", Woman, Math.Clamp(headAge - draws.Between(0, 10), GrownUp, 90), "MARRIED");
        }

        var children = marital == "NEVER_MARRIED" ? 0 : draws.Next(6);
        for (var child = 0; child < children; child++)
        {
            var age = draws.Next(Math.Min(headAge - 17, 30));
            Add(ref draws, "CHILD", draws.Percent(51) ? Man : Woman, age, age < 15 ? null : "NEVER_MARRIED");
        }

        if (headAge < 60 && draws.Percent(20) && members.Count < PersonNumbers.Places)
        {
            Add(ref draws, "PARENT", Woman, headAge + draws.Between(18, 30), "WIDOWED");
        }

        return members;
    }

    private void Add(ref Draws draws, string relation, string gender, int age, string? marital)
    {
        var man = gender == Man;
        var name = $"{draws.Pick(man ? SyntheticNames.Men : SyntheticNames.Women).Latin} {family}";
        headName = members.Count == 0 ? name : headName;
        var isHead = relation == "HEAD";
        var number = numbers.Number(household, members.Count, man);
        var document = draws.Percent(age < GrownUp ? 80 : 95) || isHead;
        members.Add(new SyntheticMember(
            Relation: relation,
            FullName: name,
            FatherOrHusband: relation is "SPOUSE" or "CHILD" && members[0].Gender == Man ? headName : $"{draws.Pick(SyntheticNames.Men).Latin} {family}",
            Cnic: document && age >= GrownUp ? number : null,
            BForm: document && age < GrownUp ? number : null,
            Contact: draws.Percent(isHead ? 85 : 30) && age >= GrownUp ? numbers.Mobile(household, members.Count) : null,
            Gender: gender,
            BornOn: asOf.AddYears(-age).AddDays(-draws.Next(364)),
            Age: age,
            Marital: marital,
            Disability: draws.Percent(4) ? draws.Pick(PersonSeed.Disabilities) : null,
            Disease: age > 30 && draws.Percent(8) ? draws.Pick(PersonSeed.Diseases) : null,
            Schooling: age < 5 ? null : PersonSeed.Schooling(ref draws, age),
            Work: age < 15 ? null : PersonSeed.Work(ref draws, age, man)));
    }

    private static string Marital(ref Draws draws, string gender)
    {
        var lot = draws.Next(100);
        return gender == Man
            ? lot < 85 ? "MARRIED" : lot < 91 ? "WIDOWED" : "NEVER_MARRIED"
            : lot < 60 ? "WIDOWED" : lot < 70 ? "DIVORCED" : lot < 75 ? "SEPARATED" : lot < 90 ? "MARRIED" : "NEVER_MARRIED";
    }
}

/// <summary>Makes the household with an outline. Everything is drawn from the seed and the number, so that nothing has to be kept.</summary>
internal sealed class HouseholdSeed(SandboxRegistryOptions options, TehsilShares shares, PersonNumbers numbers)
{
    internal SyntheticHousehold Create(in HouseholdOutline outline)
    {
        var draws = Draws.Of(outline.Seed, 1, outline.Index);
        var tehsil = shares.Tehsils[outline.Tehsil];
        var surveyDays = Math.Max(1, options.AsOf.DayNumber - options.SurveyFrom.DayNumber);
        var surveyed = options.SurveyFrom.AddDays(draws.Next(surveyDays));
        var address = new SyntheticAddress(tehsil, outline.UnionCouncil, outline.IsUrban, draws.Between(1, 900));
        var elsewhere = draws.Percent(10)
            ? new SyntheticAddress(draws.Pick(shares.Tehsils), draws.Between(1, 4), draws.Percent(37), draws.Between(1, 900))
            : null;
        var members = new FamilySeed(options.AsOf, numbers, outline.Index).Create(ref draws);
        return new SyntheticHousehold(outline, tehsil, address, members, SyntheticHome.Create(ref draws, outline)) { SurveyedOn = surveyed, PermanentAddress = elsewhere };
    }
}

/// <summary>What a member is like: health, schooling and work.</summary>
internal static class PersonSeed
{
    internal static readonly string[] Disabilities = ["UPPER_LIMB", "LOWER_LIMB", "MENTAL", "SPEECH", "HEARING", "VISUAL_PARTIAL", "VISUAL_FULL"];
    internal static readonly string[] Diseases = ["HEART", "CANCER", "PULMONARY", "DIABETES", "HEPATITIS_C", "TUBERCULOSIS", "POLIO", "OTHER"];
    private static readonly string[] Reasons = ["COST", "DISTANCE", "WORK_AT_HOME", "NOT_WILLING"];
    private static readonly string[] Natures =
        ["DAILY_WAGE_AGRICULTURE", "DAILY_WAGE_AGRICULTURE", "DAILY_WAGE_OTHER", "DAILY_WAGE_OTHER", "PRIVATE_SECTOR", "OWN_BUSINESS", "EMPLOYER", "UNPAID_FAMILY_WORK", "PUBLIC_SECTOR"];

    internal static SyntheticSchooling Schooling(ref Draws draws, int age)
    {
        var lot = draws.Next(100);
        if (age < 18)
        {
            return lot < 65 ? new(age > 7, "ATTENDING", Math.Min(12, age - 5), null)
                : lot < 85 ? new(lot < 75, "OUT_OF_SCHOOL", draws.Next(Math.Max(1, age - 5)), draws.Pick(Reasons))
                : new(false, "NEVER_ATTENDED", null, draws.Pick(Reasons));
        }

        return lot < 45 ? new(false, "NEVER_ATTENDED", null, null) : new(true, "COMPLETED", draws.Between(2, 16), null);
    }

    internal static SyntheticWork Work(ref Draws draws, int age, bool man)
    {
        var lot = draws.Next(100);
        return age > 65 ? new("RETIRED", null, 0, 0)
            : lot < (man ? 75 : 25) ? new("EMPLOYED", draws.Pick(Natures), draws.Between(4, 12), draws.Between(3, 7))
            : lot < (man ? 85 : 35) ? new("SEEKING_WORK", null, 0, 0)
            : new("NOT_WORKING", null, 0, 0);
    }
}
