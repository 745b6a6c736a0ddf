using System.Text.Json.Nodes;
using Nser.Client.Sandbox.Seeds;

namespace Nser.Client.Sandbox.Tests.Pull;

public sealed class GeoTests
{
    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    public async Task The_library_is_the_shipped_one_for_every_role(string version)
    {
        await using var sandbox = await PullSandbox.StartAsync(10);
        foreach (var role in PullSandbox.Roles)
        {
            using var client = await sandbox.LogInAsync(role);
            var (_, library) = await PlainClient.ReadAsync(client.GetAsync($"/api/v{version}/geo/library"));
            Assert.Equal("""{"libraryVersion":"2022.09","counts":{"PROVINCE":7,"DIVISION":37,"DISTRICT":160,"TEHSIL":577}}""", Sorted(library));
            Assert.Equal(781, (await UnitsAsync(client, version, "")).Length);
            Assert.Equal(7, (await UnitsAsync(client, version, "?parent=PK")).Length);
            Assert.Equal(577, (await UnitsAsync(client, version, "?level=TEHSIL")).Length);
            Assert.Contains("PK61702", await UnitsAsync(client, version, "?level=TEHSIL&parent=PK617"));
            Assert.Empty(await UnitsAsync(client, version, "?level=MOUZA"));
        }
    }

    [Fact]
    public async Task A_newer_library_shows_what_a_test_changed()
    {
        await using var sandbox = await PullSandbox.StartAsync(10);
        using var client = await sandbox.LogInAsync("Standard");
        var added = JsonNode.Parse(SyntheticPeople.GeoUnitLines(781)[^1])!.AsObject();
        added["code"] = "PK77701";

        sandbox.Server.Geography.LibraryVersion = "2026.07";
        sandbox.Server.Geography.Rename("PK61702", "Lahore Old City");
        sandbox.Server.Geography.Put(added.ToJsonString());
        Assert.True(sandbox.Server.Geography.Remove("PK61701"));

        var (_, library) = await PlainClient.ReadAsync(client.GetAsync("/api/v2.0/geo/library"));
        var (_, units) = await PlainClient.ReadAsync(client.GetAsync("/api/v2.0/geo/units?level=TEHSIL"));
        Assert.Equal(("2026.07", 577), ((string)library["libraryVersion"]!, (int)library["counts"]!["TEHSIL"]!));
        Assert.All(units["rows"]!.AsArray(), unit => Assert.Equal("2026.07", (string)unit!["libraryVersion"]!));
        Assert.Equal("Lahore Old City", (string)units["rows"]!.AsArray().Single(unit => (string)unit!["code"]! == "PK61702")!["nameEn"]!);
    }

    [Theory]
    [InlineData("?level=VILLAGE", "/level")]
    [InlineData("?parent=x", "/parent")]
    [InlineData("?name=x", "/name")]
    [InlineData("?level=TEHSIL&level=DISTRICT", "/level")]
    public async Task A_wrong_query_is_refused_with_the_place(string query, string pointer)
    {
        await using var sandbox = await PullSandbox.StartAsync(10);
        using var client = await sandbox.LogInAsync("Standard");

        var (status, problem) = await PlainClient.ReadAsync(client.GetAsync("/api/v1.0/geo/units" + query));

        Assert.Equal((400, pointer), (status, (string)problem["errors"]![0]!["pointer"]!));
    }

    private static async Task<string[]> UnitsAsync(PlainClient client, string version, string query) =>
        [.. (await PlainClient.ReadAsync(client.GetAsync($"/api/v{version}/geo/units{query}"))).Body["rows"]!.AsArray().Select(unit => (string)unit!["code"]!)];

    private static string Sorted(JsonNode library) => $$$"""{"libraryVersion":"{{{library["libraryVersion"]}}}","counts":{{{{string.Join(',', ((string[])["PROVINCE", "DIVISION", "DISTRICT", "TEHSIL"]).Select(level => $"\"{level}\":{library["counts"]![level]}"))}}}}}""";
}
