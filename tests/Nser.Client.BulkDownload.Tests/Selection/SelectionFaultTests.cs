using Nser.Client.BulkDownload.Selection;
using Nser.Standards;

namespace Nser.Client.BulkDownload.Tests.Selection;

/// <summary>What cannot be planned is told, all of it at once, with what may have been meant.</summary>
public sealed class SelectionFaultTests
{
    [Theory]
    [InlineData(GeoLevel.Tehsil, "Rawalpndi", "PK63006")]
    [InlineData(GeoLevel.Division, "Rawlpindi Division", "PK6D07")]
    [InlineData(GeoLevel.Province, "Balouchistan", "PK2")]
    [InlineData(GeoLevel.Province, "Khyber Pukhtunkhwa", "PK5")]
    [InlineData(GeoLevel.District, "Karachi Central", "PK702")]
    [InlineData(GeoLevel.Tehsil, "Muree", "PK63005")]
    [InlineData(GeoLevel.Tehsil, "Baldia", "PK72901")]
    [InlineData(GeoLevel.Province, "Lahoree", "PK617 PK6D05")]
    [InlineData(GeoLevel.Tehsil, "Takhat Nasrati", "PK51203")]
    [InlineData(GeoLevel.Province, "Islamabad Capital Territory", "PK4")]
    public void A_name_that_nobody_has_is_told_with_similar_ones(GeoLevel level, string name, string near)
    {
        var fault = Selecting.Fault(level, name);

        Assert.Equal(BulkSelectionFaultKind.Unknown, fault.Kind);
        Assert.InRange(fault.Units.Count, 1, 3);
        Assert.Equal(near.Split(' '), fault.Units.Take(near.Split(' ').Length).Select(unit => unit.Code));
        Assert.All(fault.Units, unit => Assert.Contains($"{unit.NameEn} {unit.Code}", fault.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_similar_name_is_told_with_level_code_and_parent() => Assert.Equal(
        "Tehsils[0]: \"Kotli Satian\" is no tehsil of geo library 2022.09. Similar names: tehsil Kotli Sattian PK63004 (in Rawalpindi).",
        Selecting.Fault(GeoLevel.Tehsil, "Kotli Satian").ToString());

    [Theory]
    [InlineData("Xyzzyqwkj")]
    [InlineData("PK69999")]
    [InlineData("...")]
    [InlineData("\uD800\uFFFF\uFFFE\U0001FFFE")]
    public void What_resembles_nothing_is_told_without_a_guess(string name)
    {
        var fault = Selecting.Fault(GeoLevel.Tehsil, name);

        Assert.Equal(BulkSelectionFaultKind.Unknown, fault.Kind);
        Assert.Empty(fault.Units);
        Assert.Contains("2022.09", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    public void An_empty_name_is_told(string? name) => Assert.Equal("It is empty: name a tehsil.", Selecting.Fault(GeoLevel.Tehsil, name!).Message);

    [Fact]
    public void A_name_that_several_have_is_told_with_each_of_them()
    {
        var fault = Selecting.Fault(GeoLevel.Tehsil, "KHAN-PUR");

        Assert.Equal(BulkSelectionFaultKind.Ambiguous, fault.Kind);
        Assert.Equal(["PK51103", "PK62801", "PK72002"], fault.Units.Select(unit => unit.Code));
        Assert.Equal("\"KHAN-PUR\" may be any of tehsil Khanpur PK51103 (in Haripur), tehsil Khanpur PK62801 (in Rahim Yar Khan), tehsil Khanpur PK72002 (in Shikarpur): give the code.", fault.Message);
    }

    [Theory]
    [InlineData(GeoLevel.Tehsil, "PK630", "district Rawalpindi PK630 (in Rawalpindi)")]
    [InlineData(GeoLevel.District, "PK63006", "tehsil Rawalpindi PK63006 (in Rawalpindi)")]
    [InlineData(GeoLevel.Province, "pk6d07", "division Rawalpindi PK6D07 (in Punjab)")]
    [InlineData(GeoLevel.Division, "PK6", "province Punjab PK6:")]
    [InlineData(GeoLevel.Tehsil, "Rawalpindi District", "district Rawalpindi PK630 (in Rawalpindi)")]
    [InlineData(GeoLevel.District, "Punjab", "province Punjab PK6:")]
    [InlineData(GeoLevel.District, "Karachi", "division Karachi PK7D02 (in Sindh)")]
    [InlineData(GeoLevel.Province, "Lahore", "division Lahore PK6D05 (in Punjab), district Lahore PK617 (in Lahore)")]
    public void What_belongs_in_another_list_is_told_so(GeoLevel level, string given, string names)
    {
        var fault = Selecting.Fault(level, given);

        Assert.Equal(BulkSelectionFaultKind.OtherLevel, fault.Kind);
        Assert.Contains(names, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(fault.Units, unit => unit.Level == level);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void A_quintile_is_one_to_five(int quintile)
    {
        var fault = Assert.Single(Selecting.Faults(new() { WholeCountry = true, Quintiles = [1, quintile, 2, 3, 4] }));

        Assert.Equal((BulkSelectionFaultKind.Quintile, "Quintiles[1]"), (fault.Kind, fault.Where));
    }

    [Fact]
    public void Nothing_is_not_everything()
    {
        Assert.Equal(BulkSelectionFaultKind.NothingSelected, Assert.Single(Selecting.Faults(new())).Kind);
        Assert.Equal(BulkSelectionFaultKind.NothingSelected, Assert.Single(Selecting.Faults(new() { Quintiles = [1] })).Kind);
        Assert.Equal([BulkSelectionFaultKind.Quintile, BulkSelectionFaultKind.NothingSelected], Selecting.Faults(new() { Quintiles = [9] }).Select(fault => fault.Kind));
    }

    [Fact]
    public void All_faults_are_told_at_once_each_with_its_place()
    {
        var error = Assert.Throws<BulkSelectionException>(() => Selecting.Planner.Plan(new() { Quintiles = [7], Provinces = ["Punjab", "Panjab"], Districts = ["PK6"], Tehsils = ["PK63006", "Khanpur", ""] }));

        Assert.Equal(["Quintiles[0]", "Provinces[1]", "Districts[0]", "Tehsils[1]", "Tehsils[2]"], error.Faults.Select(fault => fault.Where));
        Assert.StartsWith("The selection has 5 faults:", error.Message, StringComparison.Ordinal);
        Assert.All(error.Faults, fault => Assert.Contains(fault.ToString(), error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_fault_is_told_also_when_the_whole_country_is_wanted() =>
        Assert.Equal(BulkSelectionFaultKind.Unknown, Assert.Single(Selecting.Faults(new() { WholeCountry = true, Tehsils = ["Xyzzyqwkj"] })).Kind);

    [Theory]
    [InlineData("9999900000011")]
    [InlineData("99999-0000001-1")]
    [InlineData("Khanpur ۹۹۹۹۹۰۰۰۰۰۰۱۱")]
    [InlineData("923001234567")]
    [InlineData("Zainab of Khanpur, third house behind the mosque")]
    [InlineData("Kh\u001B[31manpur")]
    public void What_is_no_place_is_not_repeated(string text)
    {
        var fault = Selecting.Fault(GeoLevel.Tehsil, text);

        Assert.StartsWith("(hidden) is no tehsil", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_is_given_there_is_a_plan_or_a_fault()
    {
        var random = new Random(6);
        string[] pieces = ["Rawal", "pindi", "PK6", "D07", "district", "ضلع", "sub", "-", "'", " ", "\u0301", "\uD800", "\u202E", "İ", "ı", "ß", "\0", "٣", "(", "Khan", "\uFFFE"];
        for (var run = 0; run < 2000; run++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(7)).Select(_ => pieces[random.Next(pieces.Length)]));
            try
            {
                Assert.NotEmpty(Selecting.Planner.Plan(Selecting.One((GeoLevel)random.Next(4), text)).Items);
            }
            catch (BulkSelectionException error)
            {
                Assert.NotEqual("", Assert.Single(error.Faults).Message);
            }
        }
    }

    [Fact]
    public void A_very_long_name_is_only_unknown() => Assert.Equal(BulkSelectionFaultKind.Unknown, Selecting.Fault(GeoLevel.Tehsil, new string('q', 1_000_000)).Kind);
}
