using Nser.Client.BulkDownload.Selection;
using Nser.Standards;

namespace Nser.Client.BulkDownload.Tests.Selection;

/// <summary>What is named, by code or name, becomes tehsils.</summary>
public sealed class PlannerTests
{
    private static readonly GeoLevel[] Levels = [GeoLevel.Province, GeoLevel.Division, GeoLevel.District, GeoLevel.Tehsil];

    [Theory]
    [InlineData(GeoLevel.Tehsil, "PK63006", 1)]
    [InlineData(GeoLevel.Tehsil, " pk63006\u200F ", 1)]
    [InlineData(GeoLevel.Tehsil, "Rawalpindi", 1)]
    [InlineData(GeoLevel.District, "Rawalpindi", 7)]
    [InlineData(GeoLevel.Division, "Rawalpindi", 21)]
    [InlineData(GeoLevel.Province, "Islamabad", 1)]
    [InlineData(GeoLevel.Province, "PK4", 1)]
    [InlineData(GeoLevel.Province, "PK-IS", 1)]
    [InlineData(GeoLevel.District, "RAWALPINDI district", 7)]
    [InlineData(GeoLevel.District, "District Rawalpindi", 7)]
    [InlineData(GeoLevel.Division, "Rawalpindi  Division", 21)]
    [InlineData(GeoLevel.Tehsil, "Rawalpindi (Tehsil)", 1)]
    [InlineData(GeoLevel.Tehsil, "dg khan tribal-area", 1)]
    [InlineData(GeoLevel.Tehsil, "Takht e Nasrati", 1)]
    [InlineData(GeoLevel.Tehsil, "Lāhore-City", 1)]
    [InlineData(GeoLevel.Tehsil, "Town\u2013IV", 1)]
    public void A_code_or_a_name_however_it_is_written_is_found_in_its_list(GeoLevel level, string name, int tehsils)
    {
        var plan = Selecting.Planner.Plan(Selecting.One(level, name));

        Assert.Equal(tehsils, plan.TehsilCount);
        Assert.Equal(tehsils, plan.FileCount);
    }

    [Fact]
    public void A_name_means_the_unit_of_the_level_of_its_list()
    {
        Assert.Equal(["PK63006"], Selecting.Planner.Plan(new() { Tehsils = ["Rawalpindi"] }).Codes());
        Assert.Equal(Selecting.Planner.Plan(new() { Districts = ["PK630"] }).Codes(), Selecting.Planner.Plan(new() { Districts = ["Rawalpindi"] }).Codes());
        Assert.Equal(Selecting.Planner.Plan(new() { Divisions = ["PK6D07"] }).Codes(), Selecting.Planner.Plan(new() { Divisions = ["Rawalpindi"] }).Codes());
    }

    [Fact]
    public void Every_tehsil_is_found_by_its_own_code() => Assert.All(
        GeoLibrary.Current.Tehsils,
        tehsil => Assert.Equal([new BulkPlanItem(TehsilCode.Parse(tehsil.Code), null)], Selecting.Planner.Plan(new() { Tehsils = [tehsil.Code] }).Items));

    [Fact]
    public void Every_unit_is_found_by_its_name_or_stands_among_those_that_share_it()
    {
        var shared = 0;
        foreach (var unit in Levels.SelectMany(GeoLibrary.Current.ByLevel))
        {
            var level = unit.Level.Known!.Value;
            try
            {
                Assert.Equal(Selecting.Planner.Plan(Selecting.One(level, unit.Code)).Items, Selecting.Planner.Plan(Selecting.One(level, unit.NameEn)).Items);
            }
            catch (BulkSelectionException error)
            {
                shared++;
                Assert.Equal(BulkSelectionFaultKind.Ambiguous, error.Faults.Single().Kind);
                Assert.Contains(unit, error.Faults.Single().Units);
            }
        }

        Assert.Equal(7, shared);
    }

    [Fact]
    public void An_area_gives_the_tehsils_that_lie_in_it_and_no_others() => Assert.All(
        Levels.SkipLast(1).SelectMany(GeoLibrary.Current.ByLevel),
        area => Assert.Equal(
            GeoLibrary.Current.Tehsils.Where(tehsil => GeoLibrary.Current.Ancestors(tehsil.Code).Contains(area)).Select(tehsil => tehsil.Code).Order(StringComparer.Ordinal),
            Selecting.Planner.Plan(Selecting.One(area.Level.Known!.Value, area.Code)).Codes()));

    [Fact]
    public void All_provinces_all_divisions_all_districts_all_tehsils_and_the_country_are_the_same()
    {
        var country = Selecting.Planner.Plan(new() { WholeCountry = true });

        Assert.Equal(577, country.TehsilCount);
        Assert.Equal(country.Items, Selecting.Planner.Plan(new() { Provinces = Codes(GeoLevel.Province) }).Items);
        Assert.Equal(country.Items, Selecting.Planner.Plan(new() { Divisions = Codes(GeoLevel.Division) }).Items);
        Assert.Equal(country.Items, Selecting.Planner.Plan(new() { Districts = Codes(GeoLevel.District) }).Items);
        Assert.Equal(country.Items, Selecting.Planner.Plan(new() { Tehsils = Codes(GeoLevel.Tehsil) }).Items);

        static List<string> Codes(GeoLevel level) => [.. GeoLibrary.Current.ByLevel(level).Select(unit => unit.Code).Reverse()];
    }

    [Fact]
    public void What_is_named_several_times_or_lies_in_several_areas_is_there_once_and_in_order()
    {
        var plan = Selecting.Planner.Plan(new() { Tehsils = ["PK63006", "Rawalpindi", "pk63006", "PK40101"], Districts = ["Rawalpindi", "PK617"], Divisions = ["PK6D07"], Provinces = ["Islamabad"] });

        Assert.Equal(plan.Codes().Distinct().Order(StringComparer.Ordinal), plan.Codes());
        Assert.Equal(["PK40101", "PK61701", "PK61702"], plan.Codes().Where(code => !GeoLibrary.Current.Ancestors(code).Any(unit => unit.Code == "PK6D07")));
        Assert.Equal(24, plan.TehsilCount);
    }

    [Theory]
    [InlineData(new int[0], new int[0], 2)]
    [InlineData(new[] { 5, 4, 3, 2, 1, 1 }, new int[0], 2)]
    [InlineData(new[] { 3 }, new[] { 3 }, 2)]
    [InlineData(new[] { 2, 1, 2 }, new[] { 1, 2 }, 4)]
    [InlineData(new[] { 1, 2, 3, 4 }, new[] { 1, 2, 3, 4 }, 8)]
    public void Some_quintiles_are_a_file_each_and_all_five_are_one_file(int[] quintiles, int[] planned, int files)
    {
        var plan = Selecting.Planner.Plan(new() { Districts = ["PK617"], Quintiles = quintiles });

        Assert.Equal(planned, plan.Quintiles);
        Assert.Equal((2, files), (plan.TehsilCount, plan.FileCount));
        Assert.Equal(
            from code in new[] { "PK61701", "PK61702" } from quintile in planned.Select(number => (int?)number).DefaultIfEmpty() select new BulkPlanItem(TehsilCode.Parse(code), quintile),
            plan.Items);
    }
}
