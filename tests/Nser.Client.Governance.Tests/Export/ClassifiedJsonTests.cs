using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Nser.Client.Governance.Export;
using Nser.Client.Queries;
using Nser.Client.Queries.Households;
using Nser.Client.Testing.Models;
using Nser.Client.Testing.Privacy;
using Nser.Standards;

namespace Nser.Client.Governance.Tests.Export;

/// <summary>What an export holds, and what it never holds.</summary>
public sealed class ClassifiedJsonTests
{
    public static TheoryData<string> ModelNames => Models.Names;

    [Theory]
    [MemberData(nameof(ModelNames))]
    public void Nothing_above_the_ceiling_is_written_of_any_model(string model)
    {
        var type = Models.Named(model);
        foreach (var ceiling in Enum.GetValues<DataClassification>())
        {
            var json = JsonNode.Parse(ClassifiedJson.Write(Models.Filled(type), new() { Ceiling = ceiling }))!.AsObject();

            var expected = type.Fields().Where(property => DataClassifications.Of(property) <= ceiling).SelectMany(property => property.Name == "UnknownMembers" ? [Models.Canary(property)] : new[] { JsonNamingPolicy.CamelCase.ConvertName(property.Name) });
            Assert.Equal(expected.Order(StringComparer.Ordinal), json.Select(member => member.Key).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void An_enrollment_is_written_as_on_the_wire()
    {
        var record = StandardsJson.Read<ProgrammeEnrollment>(Encoding.UTF8.GetBytes(Canaries.Adult("0123456789").ToJsonString()))!;

        var exported = JsonNode.Parse(ClassifiedJson.Write(record, new() { Ceiling = DataClassification.Secret }))!;

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(StandardsJson.Write(record)), exported), exported.ToJsonString());
    }

    [Fact]
    public void Of_a_disclosed_field_only_a_given_value_is_written()
    {
        var household = new Household
        {
            HouseholdId = new HouseholdId(),
            PmtScore = 21.370m,
            BispBeneficiary = false,
            Children = Disclosed<int>.Empty,
            HouseholdSize = Disclosed<int>.Encrypted,
            Members = new([new HouseholdMember { FullName = "زینب", Cnic = Cnic.Parse("9999900000012"), Age = 0 }]),
        };

        Assert.Equal(
            """{"addressDetail":"WITHHELD","pmtScore":21.37,"bispBeneficiary":false,"members":[{"fullName":"زینب","age":0}],"sampled":false}""",
            Encoding.UTF8.GetString(ClassifiedJson.Write(household, new())));
        Assert.Contains("\"cnic\":\"9999900000012\"", Encoding.UTF8.GetString(ClassifiedJson.Write(household, new() { Ceiling = DataClassification.Secret })), StringComparison.Ordinal);
    }

    [Fact]
    public void Coordinates_are_never_written_at_any_depth()
    {
        var unknown = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>("""{"kept":{"a":[{"lat":33.1,"b":1},[{"GPS_Position":"33.1"}]],"geoPoint":[33.1]},"Longitude":33.1,"coordinates":33.1}""")!;
        var household = new Household { UnknownMembers = unknown, Address = new GeoReference { ProvinceCode = ProvinceCode.Parse("PK6"), DistrictCode = DistrictCode.Parse("PK617"), TehsilCode = TehsilCode.Parse("PK61702"), UnknownMembers = unknown } };

        var json = Encoding.UTF8.GetString(ClassifiedJson.Write(household, new() { Ceiling = DataClassification.Secret }));

        Assert.DoesNotContain("33.1", json, StringComparison.Ordinal);
        Assert.Equal(2, json.Split("""{"a":[{"b":1},[{}]]}""").Length - 1);
    }

    [Fact]
    public void A_record_of_a_caller_follows_its_own_attributes() => Assert.Equal(
        """{"shop":"Utility Store","inner":{"shop":"x"}}""",
        Encoding.UTF8.GetString(ClassifiedJson.Write(new Sale("Utility Store", "9999900000012", 33.1m, new("x", "y", 33.1m, null)), new())));

    [Fact]
    public async Task Lines_are_written_one_a_model_and_read_again()
    {
        using var target = new MemoryStream();

        var count = await ClassifiedJson.WriteLinesAsync(Many(5000), target, new());

        var lines = Encoding.UTF8.GetString(target.ToArray()).Split('\n');
        Assert.Equal((5000, 5001, ""), (count, lines.Length, lines[^1]));
        Assert.All(lines[..^1], line => Assert.NotNull(JsonNode.Parse(line)!["pmtScore"]));

        static async IAsyncEnumerable<Household> Many(int count)
        {
            for (var number = 0; number < count; number++)
            {
                await Task.CompletedTask;
                yield return new() { PmtScore = number };
            }
        }
    }

    private sealed record Sale(
        [property: Classified(DataClassification.Public)] string Shop,
        string Unclassified,
        [property: Classified(DataClassification.Public)] decimal Latitude,
        [property: Classified(DataClassification.Confidential)] Sale? Inner);
}
