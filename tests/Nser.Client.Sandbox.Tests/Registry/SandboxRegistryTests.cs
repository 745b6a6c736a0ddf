using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Nser.Client.Sandbox.Registry;

namespace Nser.Client.Sandbox.Tests.Registry;

public sealed partial class SandboxRegistryTests
{
    [Fact]
    public async Task The_same_seed_gives_the_same_households_and_another_seed_others()
    {
        await using var one = await NserSandbox.StartAsync();
        await using var two = await NserSandbox.StartAsync();
        await using var other = await NserSandbox.StartAsync(new NserSandboxOptions { Registry = new() { Seed = 2 } });

        Assert.Equal(Rows(one.Registry), Rows(two.Registry));
        Assert.Empty(Rows(one.Registry).Intersect(Rows(other.Registry)));
    }

    [Fact]
    public async Task Every_identity_number_begins_with_99999_belongs_to_one_person_and_ends_as_the_gender_says()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        var seen = new HashSet<string>();

        for (var index = 0; index < sandbox.Registry.Count; index++)
        {
            var json = sandbox.Registry.Household(index).ToJson();
            foreach (var member in JsonNode.Parse(json)!["members"]!.AsArray())
            {
                var number = (string?)member!["cnic"] ?? (string?)member["bFormNumber"];
                Assert.True(number is null || seen.Add(number));
                Assert.True(number is null || (number[12] % 2 == 1) == ((string)member["gender"]! == "MALE"));
                Assert.False(member["cnic"] is not null && member["bFormNumber"] is not null);
            }

            Assert.All(Digits().Matches(json), match => Assert.StartsWith("99999", match.Value, StringComparison.Ordinal));
        }

        Assert.True(seen.Count > 30_000);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(77)]
    public async Task A_household_is_found_by_each_of_its_CNICs_and_by_no_other_number(int seed)
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { Registry = new() { Seed = seed, Households = 5_000_000 } });

        for (var index = 0; index < 5_000_000; index += 9_973)
        {
            Assert.All(sandbox.Registry.Household(index).Cnics, cnic => Assert.Equal(index, sandbox.Registry.Find(cnic)!.Index));
        }

        var head = sandbox.Registry.CnicOf(123_456);
        var other = head[..12] + (char)('0' + (((head[12] - '0') % 8) + 1));
        Assert.NotEqual(123_456, sandbox.Registry.Find(other)?.Index);
        Assert.All(["9999900000000", "1234567890123", "", "999991234567x"], number => Assert.Null(sandbox.Registry.Find(number)));
    }

    [Fact]
    public async Task Households_live_in_every_tehsil_of_a_large_registry_and_those_of_one_tehsil_stand_together()
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { Registry = new() { Households = 20_000 } });
        var codes = Enumerable.Range(0, 20_000).Select(index => sandbox.Registry.Household(index).TehsilCode).ToArray();

        Assert.Equal(577, codes.Distinct().Count());
        Assert.Equal(codes.Order(StringComparer.Ordinal), codes);
    }

    [Fact]
    public async Task The_fifths_are_of_one_size_and_the_sample_is_one_in_a_hundred()
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { Registry = new() { Households = 50_000 } });
        var households = Enumerable.Range(0, 50_000).Select(sandbox.Registry.Household).ToArray();

        Assert.All(households.GroupBy(household => household.Quintile), fifth => Assert.InRange(fifth.Count(), 9_500, 10_500));
        Assert.InRange(households.Count(household => household.IsSampled), 400, 600);
        Assert.All(households, household => Assert.InRange(household.PmtScore, 0, 100));
    }

    [Fact]
    public async Task Wrong_settings_are_refused_at_the_start()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => NserSandbox.StartAsync(new NserSandboxOptions { Registry = new() { Households = 5_000_001 } }));
        await Assert.ThrowsAsync<ArgumentException>(() => NserSandbox.StartAsync(new NserSandboxOptions { Registry = new() { Tehsils = ["PK617"] } }));
    }

    private static IEnumerable<string> Rows(SandboxRegistry registry) => Enumerable.Range(0, 200).Select(index => registry.Household(index * 50).ToJson());

    [GeneratedRegex("(?<![0-9])[0-9]{13,15}(?![0-9])")]
    private static partial Regex Digits();
}
