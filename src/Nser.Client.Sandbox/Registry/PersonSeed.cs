namespace Nser.Client.Sandbox.Registry;

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
