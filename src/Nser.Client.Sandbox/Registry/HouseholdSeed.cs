using Nser.Client.Sandbox.Seeds;

namespace Nser.Client.Sandbox.Registry;

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
