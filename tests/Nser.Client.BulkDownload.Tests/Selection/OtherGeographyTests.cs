using Nser.Client.BulkDownload.Selection;

namespace Nser.Client.BulkDownload.Tests.Selection;

/// <summary>Geographies that partners load: Urdu names, units that were split or merged, codes of another form.</summary>
public sealed class OtherGeographyTests
{
    private static readonly string[] Punjab = ["province,PK6,Punjab,PK,پنجاب,,", "district,PK617,Lahore,PK6,لاہور,,"];

    [Fact]
    public async Task A_place_is_found_by_its_urdu_name()
    {
        var planner = await PlannerAsync("tehsil,PK61701,Lahore Cantt,PK617,لاہور کینٹ,,", "tehsil,PK61702,Lahore City,PK617,لاہور شہر,,");

        Assert.Equal(["PK61702"], planner.Plan(new() { Tehsils = ["تحصیل لاہور شہر"] }).Codes());
        Assert.Equal(["PK61702"], planner.Plan(new() { Tehsils = ["لاهور شهر"] }).Codes());
        Assert.Equal(["PK61701", "PK61702"], planner.Plan(new() { Districts = ["لاہور"] }).Codes());
        Assert.Equal("PK61702", Assert.Single(Selecting.Faults(planner, new() { Tehsils = ["لاہور شیر"] }).Single().Units).Code);
    }

    [Theory]
    [InlineData("PK61702")]
    [InlineData("Lahore City")]
    public async Task A_tehsil_that_was_split_says_what_replaced_it_over_all_changes(string given)
    {
        var planner = await PlannerAsync(
            "tehsil,PK61702,Lahore City,PK617,,SPLIT,PK61703 PK61704",
            "tehsil,PK61703,Ravi,PK617,,,",
            "tehsil,PK61704,Shalimar,PK617,,MERGED,PK61705 PK61702",
            "tehsil,PK61705,Model Town,PK617,,,");

        var fault = Assert.Single(Selecting.Faults(planner, new() { Tehsils = [given] }));

        Assert.Equal(BulkSelectionFaultKind.Replaced, fault.Kind);
        Assert.Equal(["PK61703", "PK61705"], fault.Units.Select(unit => unit.Code));
        Assert.Contains("It was replaced by tehsil Ravi PK61703 (in Lahore), tehsil Model Town PK61705 (in Lahore)", fault.Message, StringComparison.Ordinal);
        Assert.Equal(["PK61703", "PK61705"], planner.Plan(new() { WholeCountry = true }).Codes());
        Assert.Equal(["PK61703", "PK61705"], planner.Plan(new() { Districts = ["Lahore"] }).Codes());
    }

    [Fact]
    public async Task A_tehsil_that_goes_on_smaller_or_under_another_name_stands()
    {
        var planner = await PlannerAsync("tehsil,PK61702,Lahore City,PK617,,SPLIT,PK61702 PK61703", "tehsil,PK61703,Ravi,PK617,,,", "tehsil,PK61704,Shalimar,PK617,,RENAMED,");

        Assert.Equal(["PK61702", "PK61703", "PK61704"], planner.Plan(new() { WholeCountry = true }).Codes());
        Assert.Equal(["PK61702"], planner.Plan(new() { Tehsils = ["Lahore City"] }).Codes());
    }

    [Fact]
    public async Task A_name_means_the_unit_that_stands_when_an_old_one_had_it_too()
    {
        var planner = await PlannerAsync("tehsil,PK61702,Ravi,PK617,,RETIRED,PK61703", "tehsil,PK61703,Ravi,PK617,,,");

        Assert.Equal(["PK61703"], planner.Plan(new() { Tehsils = ["Ravi"] }).Codes());
    }

    [Fact]
    public async Task A_successor_that_the_geography_does_not_have_is_no_riddle()
    {
        var planner = await PlannerAsync("tehsil,PK61702,Ravi,PK617,,RETIRED,PK61799", "tehsil,PK61703,Shalimar,PK617,,,");

        var fault = Assert.Single(Selecting.Faults(planner, new() { Tehsils = ["PK61702"] }));

        Assert.Equal(BulkSelectionFaultKind.Replaced, fault.Kind);
        Assert.Empty(fault.Units);
        Assert.Contains("2026.01 does not have what replaced it", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_district_that_was_split_says_its_successors()
    {
        var planner = await PlannerAsync("district,PK618,Ravi,PK6,,,", "district,PK619,Old Lahore,PK6,,SPLIT,PK617 PK618", "tehsil,PK61702,Lahore City,PK617,,,");

        var fault = Assert.Single(Selecting.Faults(planner, new() { Districts = ["PK619"] }));

        Assert.Equal((BulkSelectionFaultKind.Replaced, 2), (fault.Kind, fault.Units.Count));
    }

    [Fact]
    public async Task An_area_without_tehsils_is_told()
    {
        var planner = await PlannerAsync("district,PK618,Ravi,PK6,,,", "tehsil,PK61801,Ravi,PK618,,RETIRED,PK61702", "tehsil,PK61702,Lahore City,PK617,,,");

        Assert.Equal((BulkSelectionFaultKind.NoTehsils, "Districts[0]"), Assert.Single(Selecting.Faults(planner, new() { Districts = ["PK618"] })) is var fault ? (fault.Kind, fault.Where) : default);
    }

    [Fact]
    public async Task A_level_word_that_belongs_to_the_name_says_no_level()
    {
        var planner = await PlannerAsync("tehsil,PK61702,Wana Division,PK617,,,");

        Assert.Equal(["PK61702"], planner.Plan(new() { Tehsils = ["Wana division"] }).Codes());
    }

    [Fact]
    public async Task A_unit_below_the_tehsils_is_of_another_level()
    {
        var planner = await PlannerAsync("tehsil,PK61702,Lahore City,PK617,,,", "union_council,PK6170201,Gulberg,PK61702,,,");

        var fault = Assert.Single(Selecting.Faults(planner, new() { Tehsils = ["PK6170201"] }));

        Assert.Equal(BulkSelectionFaultKind.OtherLevel, fault.Kind);
        Assert.Contains("union council Gulberg PK6170201 (in Lahore City)", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_that_can_name_no_file_is_told_with_the_code()
    {
        var planner = await PlannerAsync("tehsil,LHR-1,Lahore City,PK617,,,", "tehsil,PK61703,Ravi,PK617,,,");

        var fault = Assert.Single(Selecting.Faults(planner, new() { WholeCountry = true }));

        Assert.Equal((BulkSelectionFaultKind.MalformedCode, "geo library 2026.01, LHR-1"), (fault.Kind, fault.Where));
        Assert.Equal(["PK61703"], planner.Plan(new() { Tehsils = ["Ravi"] }).Codes());
    }

    private static async Task<BulkPlanner> PlannerAsync(params string[] rows) => new(await Selecting.LibraryAsync([.. Punjab, .. rows]));
}
