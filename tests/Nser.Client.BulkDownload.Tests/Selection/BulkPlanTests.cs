using System.Text;
using System.Text.Json;
using Nser.Client.BulkDownload.Selection;
using Nser.Standards;

namespace Nser.Client.BulkDownload.Tests.Selection;

/// <summary>A plan can be shown, stored and made again.</summary>
public sealed class BulkPlanTests
{
    private static readonly BulkSelection Some = new() { Tehsils = ["Murree", "PK40101"], Districts = ["PK617"], Quintiles = [1, 2] };

    public static TheoryData<string> Ruins =>
    [
        "", "null", "[]", "{", "{}", "{\"version\":1}", "{\"version\":1,\"items\":null}", "{\"version\":1,\"items\":[null]}", "{\"version\":2,\"items\":[]}", "{\"version\":1,\"items\":[{\"quintile\":1}]}",
        "{\"version\":1,\"items\":[{\"tehsilCode\":\"PK61702\",\"quintile\":\"9999900000011\"}]}", "{\"version\":1,\"items\":[]}{",
    ];

    [Fact]
    public async Task It_is_shown_by_province_and_district_with_the_totals()
    {
        using var text = new StringWriter();

        await Selecting.Planner.Plan(Some).WriteTextAsync(text);

        Assert.Equal(
            """
            PK4 Islamabad
              PK401 Islamabad
                PK40101 Islamabad: quintiles 1, 2
            PK6 Punjab
              PK617 Lahore
                PK61701 Lahore Cantt: quintiles 1, 2
                PK61702 Lahore City: quintiles 1, 2
              PK630 Rawalpindi
                PK63005 Murree: quintiles 1, 2
            4 tehsils, 8 files (quintiles 1, 2), geo library 2022.09

            """.ReplaceLineEndings("\n"),
            text.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Each_tehsil_of_the_country_is_shown_once()
    {
        using var text = new StringWriter();
        var plan = Selecting.Planner.Plan(new() { WholeCountry = true });

        await plan.WriteTextAsync(text);

        var lines = text.ToString().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(plan.Items.Select(item => item.TehsilCode.Value), lines.Where(line => line.StartsWith("    ", StringComparison.Ordinal)).Select(line => line[4..11]));
        Assert.Equal(7 + 160 + 577 + 1, lines.Length);
        Assert.Equal("577 tehsils, 577 files, geo library 2022.09", lines[^1]);
    }

    [Fact]
    public async Task Its_json_says_what_a_program_and_a_reader_need()
    {
        using var json = JsonDocument.Parse(await JsonAsync(Selecting.Planner.Plan(Some)));

        Assert.Equal(["version", "geoVersion", "tehsilCount", "fileCount", "items"], json.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal((1, "2022.09", 4, 8), (json.RootElement.GetProperty("version").GetInt32(), json.RootElement.GetProperty("geoVersion").GetString(), json.RootElement.GetProperty("tehsilCount").GetInt32(), json.RootElement.GetProperty("fileCount").GetInt32()));
        Assert.Equal(
            "{\"tehsilCode\":\"PK63005\",\"quintile\":2,\"tehsil\":\"Murree\",\"district\":\"Rawalpindi\",\"province\":\"Punjab\"}",
            JsonSerializer.Serialize(json.RootElement.GetProperty("items")[7]));
    }

    [Theory]
    [InlineData(new int[0])]
    [InlineData(new[] { 1, 5 })]
    public async Task What_is_written_is_read_again(int[] quintiles)
    {
        var plan = Selecting.Planner.Plan(new() { WholeCountry = true, Quintiles = quintiles });

        var again = await ReadAsync(await JsonAsync(plan));

        Assert.Equal(plan.Items, again.Items);
        Assert.Equal(plan.ToString(), again.ToString());
        Assert.Equal(await JsonAsync(plan), await JsonAsync(again));
    }

    [Theory]
    [MemberData(nameof(Ruins))]
    public async Task What_is_no_plan_is_refused_and_not_repeated(string json)
    {
        var error = await Assert.ThrowsAsync<FormatException>(() => ReadAsync(Encoding.UTF8.GetBytes(json)));

        Assert.Equal("This is no plan of a bulk download, version 1: make the plan anew.", error.Message);
        Assert.Null(error.InnerException);
    }

    [Fact]
    public async Task Tehsils_of_a_stored_plan_are_looked_up_in_the_geography_of_today()
    {
        var library = await Selecting.LibraryAsync("province,PK6,Punjab,PK,,,", "district,PK617,Lahore,PK6,,,", "tehsil,PK61701,Lahore Cantt,PK617,,,", "tehsil,PK61702,Lahore City,PK617,,SPLIT,PK61703", "tehsil,PK61703,Ravi,PK617,,,");
        var json = await JsonAsync(Selecting.Planner.Plan(new() { Tehsils = ["PK61701", "PK61702", "PK63005"] }));

        var error = await Assert.ThrowsAsync<BulkSelectionException>(() => ReadAsync(json, library));

        Assert.Equal([("Items[1]", BulkSelectionFaultKind.Replaced), ("Items[2]", BulkSelectionFaultKind.Unknown)], error.Faults.Select(fault => (fault.Where, fault.Kind)));
        Assert.Equal("2026.01", (await ReadAsync(await JsonAsync(Selecting.Planner.Plan(new() { Tehsils = ["PK61701"] })), library)).GeoVersion.Value);
    }

    [Fact]
    public async Task It_is_made_of_items_in_any_order_each_once()
    {
        var (city, murree) = (TehsilCode.Parse("PK61702"), TehsilCode.Parse("PK63005"));
        using var text = new StringWriter();

        var plan = BulkPlan.Of([new(murree, null), new(city, 2), new(city, null), new(city, 1), new(murree, null)], GeoLibrary.Current);
        await plan.WriteTextAsync(text);

        Assert.Equal([new(city, null), new(city, 1), new(city, 2), new(murree, null)], plan.Items);
        Assert.Equal((2, 4), (plan.TehsilCount, plan.FileCount));
        Assert.Equal([1, 2], plan.Quintiles);
        Assert.Contains("PK61702 Lahore City: all, and quintiles 1, 2", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_left_to_do_is_a_plan_too() => Assert.Equal("0 tehsils, 0 files, geo library 2022.09", BulkPlan.Of([], GeoLibrary.Current).ToString());

    [Fact]
    public void Items_that_cannot_be_are_told_all_at_once()
    {
        var malformed = JsonSerializer.Deserialize<TehsilCode>("\"../../etc/passwd\"");

        var error = Assert.Throws<BulkSelectionException>(() => BulkPlan.Of([new(default, 1), new(malformed, null), new(TehsilCode.Parse("PK69999"), 6), new(TehsilCode.Parse("PK61702"), 0)], GeoLibrary.Current));

        Assert.Equal(
            [("Items[0]", BulkSelectionFaultKind.MalformedCode), ("Items[1]", BulkSelectionFaultKind.MalformedCode), ("Items[2]", BulkSelectionFaultKind.Unknown), ("Items[2]", BulkSelectionFaultKind.Quintile), ("Items[3]", BulkSelectionFaultKind.Quintile)],
            error.Faults.Select(fault => (fault.Where, fault.Kind)));
        Assert.DoesNotContain("passwd", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writing_can_be_stopped()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        var plan = Selecting.Planner.Plan(Some);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => plan.WriteTextAsync(new StringWriter(), stopped.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => plan.WriteJsonAsync(new MemoryStream(), stopped.Token));
    }

    private static async Task<byte[]> JsonAsync(BulkPlan plan)
    {
        using var json = new MemoryStream();
        await plan.WriteJsonAsync(json);
        return json.ToArray();
    }

    private static Task<BulkPlan> ReadAsync(byte[] json, GeoLibrary? library = null) => BulkPlan.ReadJsonAsync(new MemoryStream(json), library ?? GeoLibrary.Current);
}
