using System.Globalization;
using System.Text.Json.Nodes;

namespace Nser.Client.Sandbox.Tests.Pull;

public sealed class StatisticsTests
{
    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    public async Task The_aggregates_are_what_a_walk_through_the_registry_counts(string version)
    {
        await using var sandbox = await PullSandbox.StartAsync(900);
        using var client = await sandbox.LogInAsync("Basic");
        var all = sandbox.Households.Select(household => JsonNode.Parse(household.ToJson())!).ToArray();
        string Place(JsonNode household, params string[] members) => string.Join(',', members.Select(member => (string)household["address"]![member]!));
        int Members(JsonNode household, Predicate<JsonNode> holds) => household["members"]!.AsArray().Count(member => holds(member!));

        var (_, reports) = await PlainClient.ReadAsync(client.GetAsync($"/api/v{version}/statistics/reports"));
        Assert.Equal(["tehsil-wise-widows", "uc-level-disability", "quintile-wise-beneficiaries", "tehsil-wise-households"], reports["rows"]!.AsArray().Select(report => (string)report!["id"]!));

        Assert.Equal(
            Counted(all, household => Place(household, "provinceCode", "districtCode", "tehsilCode"), household => Members(household, member => (string)member["gender"]! == "FEMALE" && (string?)member["maritalStatus"] == "WIDOWED")),
            await CsvAsync(client, version, "tehsil-wise-widows", "provinceCode,districtCode,tehsilCode,count"));
        Assert.Equal(
            Counted(all, household => Place(household, "provinceCode", "districtCode", "tehsilCode", "unionCouncilCode"), household => Members(household, member => member["disabilityTypes"] is not null)),
            await CsvAsync(client, version, "uc-level-disability", "provinceCode,districtCode,tehsilCode,unionCouncilCode,count"));
        Assert.Equal(
            Counted(all, household => Place(household, "provinceCode", "districtCode", "tehsilCode"), _ => 1),
            await CsvAsync(client, version, "tehsil-wise-households", "provinceCode,districtCode,tehsilCode,count"));
    }

    [Fact]
    public async Task Beneficiaries_by_quintile_are_as_many_as_the_bulk_data_hold()
    {
        await using var sandbox = await PullSandbox.StartAsync(900);
        using var client = await sandbox.LogInAsync("Power");

        var rows = await CsvAsync(client, "2.0", "quintile-wise-beneficiaries", "provinceCode,districtCode,tehsilCode,quintile,count");

        Assert.NotEmpty(rows);
        foreach (var row in rows.Select(row => row.Split(',')))
        {
            var (_, page) = await PlainClient.ReadAsync(client.GetAsync($"/api/v1.0/beneficiaries?tehsil={row[2]}&quintile={row[3]}"));
            Assert.Equal(row[4], page["totalRows"]!.ToString());
        }
    }

    [Fact]
    public async Task An_unknown_report_is_an_unknown_resource()
    {
        await using var sandbox = await PullSandbox.StartAsync(10);
        using var client = await sandbox.LogInAsync("Standard");

        Assert.Equal((404, "unknown-resource"), await PlainClient.ProblemAsync(client.GetAsync("/api/v2.0/statistics/reports/none/data")));
    }

    private static string[] Counted(JsonNode[] households, Func<JsonNode, string> area, Func<JsonNode, int> count) =>
        [.. households.GroupBy(area, count, (place, counts) => string.Create(CultureInfo.InvariantCulture, $"{place},{counts.Sum()}")).Where(row => !row.EndsWith(",0", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static async Task<string[]> CsvAsync(PlainClient client, string version, string report, string header)
    {
        using var answer = await client.GetAsync($"/api/v{version}/statistics/reports/{report}/data");
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n");
        Assert.Equal((header, ""), (lines[0], lines[^1]));
        return lines[1..^1];
    }
}
