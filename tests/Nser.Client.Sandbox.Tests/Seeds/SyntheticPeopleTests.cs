using System.Text.Json.Nodes;
using Nser.Client.Sandbox.Seeds;
using Nser.Standards;

namespace Nser.Client.Sandbox.Tests.Seeds;

public sealed class SyntheticPeopleTests
{
    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    public async Task All_synthetic_records_are_taken_by_the_server(string text)
    {
        var version = NserApiVersion.Parse(text);
        await using var sandbox = await NserSandbox.StartAsync();
        using var client = await new PlainClient(sandbox).LogInAsync();
        foreach (var (library, lines) in new[]
        {
            ("programme-enrollments", SyntheticPeople.EnrollmentLines(1200, 3, version)),
            ("asset-deliveries", SyntheticPeople.DeliveryLines(600, 3, version)),
            ("geo-units", SyntheticPeople.GeoUnitLines(781)),
        })
        {
            foreach (var batch in lines.Chunk(500))
            {
                var (status, body) = await PlainClient.ReadAsync(version == NserApiVersion.V1 ? client.PushV1Async(batch, library: library) : client.PushV2Async(batch, library: library));
                Assert.True(status == 200 && batch.Length == (int)body["accepted"]!, body["errors"]?.ToJsonString() ?? body.ToJsonString());
            }
        }

        Assert.Equal((1200 + 600 + 781, 1), (sandbox.Ledger.Count, sandbox.Ledger.MostApplications));
    }

    [Fact]
    public void The_same_seed_gives_the_same_records_and_another_seed_other_people()
    {
        Assert.Equal(SyntheticPeople.EnrollmentLines(50, 4), SyntheticPeople.EnrollmentLines(50, 4));
        Assert.Equal(SyntheticPeople.EnrollmentLines(50, 4), SyntheticPeople.EnrollmentLines(80, 4).Take(50));
        Assert.Empty(Members("cnic", SyntheticPeople.EnrollmentLines(5000, 4)).Intersect(Members("cnic", SyntheticPeople.EnrollmentLines(5000, 5))));
    }

    [Fact]
    public void People_are_synthetic_unlike_each_other_and_of_all_provinces_in_both_scripts()
    {
        var lines = SyntheticPeople.EnrollmentLines(5000);

        Assert.All(Members("cnic", lines).Concat(Members("bFormNumber", lines)), number => Assert.StartsWith("99999", number, StringComparison.Ordinal));
        Assert.Equal(5000, Members("cnic", lines).Concat(Members("bFormNumber", lines)).Distinct().Count());
        Assert.Equal(7, lines.Select(line => (string)JsonNode.Parse(line)!["location"]!["provinceCode"]!).Distinct().Count());
        Assert.Equal(577, lines.Select(line => (string)JsonNode.Parse(line)!["location"]!["tehsilCode"]!).Distinct().Count());
        Assert.Contains(Members("fullName", lines), name => name[0] > '\u0600');
        Assert.Contains(Members("fullName", lines), name => char.IsAsciiLetter(name[0]));
    }

    [Fact]
    public void The_models_say_what_the_lines_say()
    {
        var lines = SyntheticPeople.EnrollmentLines(20);
        var models = SyntheticPeople.Enrollments(20);

        Assert.Equal(lines.Select(line => (string)JsonNode.Parse(line)!["recordId"]!), models.Select(model => model.RecordId.ToString()));
        Assert.Equal(lines.Select(line => (string?)JsonNode.Parse(line)!["cnic"]), models.Select(model => model.Cnic?.Value));
        Assert.Equal(lines.Select(line => (string)JsonNode.Parse(line)!["gender"]!), models.Select(model => model.Gender.Text));
        Assert.Equal(10, SyntheticPeople.Deliveries(10, 1, NserApiVersion.V2).Select(delivery => delivery.RecordId).Distinct().Count());
        Assert.Equal(781, SyntheticPeople.GeoUnits(781).Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => SyntheticPeople.GeoUnits(782));
    }

    private static IEnumerable<string> Members(string name, IEnumerable<string> lines) => lines.Select(line => (string?)JsonNode.Parse(line)![name]).OfType<string>();
}
