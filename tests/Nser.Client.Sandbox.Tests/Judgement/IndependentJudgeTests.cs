using System.Text.Json.Nodes;
using Nser.Standards;

namespace Nser.Client.Sandbox.Tests.Judgement;

/// <summary>The server refuses what each error rule forbids, over the wire, whatever the client thinks of it.</summary>
public sealed class IndependentJudgeTests
{
    public static TheoryData<string, string, string> BrokenEnrollments => new()
    {
        { "NSER-ID-01", "/cnic", """{"cnic":"0999912345678"}""" },
        { "NSER-ID-01", "/cnic", """{"cnic":"9999999999999"}""" },
        { "NSER-ID-01", "/cnic", """{"cnic":"99999123456\u06f7\u06f8"}""" },
        { "NSER-ID-01", "/cnic", """{"cnic":"9999912345678\n"}""" },
        { "NSER-ID-02", "/cnic", """{"cnic":"9.99991E+12"}""" },
        { "NSER-ID-05", "/cnic", """{"cnic":"99999123456"}""" },
        { "NSER-ID-06", "/guardianCnic", """{"idDocumentType":"CRC","bFormNumber":"9999911111112","guardianCnic":"9999911111114","cnic":"9999911111114","dateOfBirth":"2015-01-01"}""" },
        { "NSER-ID-08", "/bFormNumber", """{"bFormNumber":"9999911111112","dateOfBirth":"1980-01-01"}""" },
        { "NSER-ID-11", "/bankIban", """{"bankIban":"PK37SCBL0000001123456702"}""" },
        { "NSER-ID-12", "/mobileNumber", """{"mobileNumber":"0412345678"}""" },
        { "NSER-EN-01", "/enrollmentEndDate", """{"enrollmentStatus":"EXITED","statusReason":"MOVED","statusChangeDate":"2024-01-01","enrollmentEndDate":"2010-01-01"}""" },
        { "NSER-EN-02", "/statusChangeDate", """{"statusChangeDate":"2010-01-01"}""" },
        { "NSER-EN-03", "/enrollmentDate", """{"enrollmentDate":"2999-01-01"}""" },
        { "NSER-EN-04", "/enrollmentEndDate", """{"enrollmentEndDate":"2024-01-01"}""" },
        { "NSER-EN-04", "/enrollmentEndDate", """{"enrollmentStatus":"GRADUATED","statusChangeDate":"2024-01-01"}""" },
        { "NSER-EN-05", "/benefitAmount", """{"benefitAmount":null}""" },
        { "NSER-EN-05", "/paymentMode", """{"paymentMode":null}""" },
        { "NSER-EN-05", "/bankIban", """{"paymentMode":"BANK_ACCOUNT","bankIban":null}""" },
        { "NSER-EN-10", "/enrollmentDate", """{"dateOfBirth":"2024-12-01"}""" },
        { "NSER-GE-01", "/location/tehsilCode", """{"location":{"provinceCode":"PK6","districtCode":"PK601","tehsilCode":"PK61702"}}""" },
        { "NSER-GE-01", "/location/districtCode", """{"location":{"provinceCode":"PK7","districtCode":"PK617","tehsilCode":"PK61702"}}""" },
        { "NSER-GE-02", "/location/tehsilCode", """{"location":{"libraryVersion":"2022.09","provinceCode":"PK6","divisionCode":null,"districtCode":"PK617","tehsilCode":"PK61799"}}""" },
        { "NSER-PR-01", "/recordId", """{"recordId":"R-9999912345678"}""" },
        { "NSER-GE-04", "/location/divisionCode", """{"location":{"provinceCode":"PK6","divisionCode":"PK1D01","districtCode":"PK617","tehsilCode":"PK61702"}}""" },
        { "NSER-GE-05", "/location/latitude", """{"location":{"latitude":31.5}}""" },
        { "NSER-GE-05", "/longitude", """{"longitude":74.3}""" },
        { "NSER-GE-07", "/location/villageOrMouza", """{"location":{"villageOrMouza":"   "}}""" },
        { "NSER-SCHEMA-REQUIRED", "/cnic", """{"cnic":null}""" },
        { "NSER-SCHEMA-REQUIRED", "/fullName", """{"fullName":null}""" },
        { "NSER-SCHEMA-REQUIRED", "/statusReason", """{"enrollmentStatus":"SUSPENDED","statusChangeDate":"2024-01-01"}""" },
        { "NSER-SCHEMA-REQUIRED", "/statusChangeDate", """{"enrollmentStatus":"SUSPENDED","statusReason":"MOVED"}""" },
        { "NSER-SCHEMA-ENUM", "/gender", """{"gender":"FEMININE"}""" },
        { "NSER-SCHEMA-PATTERN", "/location/tehsilCode", """{"location":{"tehsilCode":"LAHORE"}}""" },
        { "NSER-SCHEMA-TYPE", "/benefitAmount", """{"benefitAmount":"12"}""" },
        { "NSER-SCHEMA-MINIMUM", "/enrollmentDate", """{"enrollmentDate":"2001-01-01"}""" },
        { "NSER-SCHEMA-MAXIMUM", "/updatedAt", """{"updatedAt":"2999-01-01T00:00:00+05:00"}""" },
    };

    public static TheoryData<string, string, string> BrokenDeliveries => new()
    {
        { "NSER-ID-01", "/cnic", """{"cnic":"0999912345678"}""" },
        { "NSER-AD-01", "/quantity", """{"quantity":0,"totalValue":0}""" },
        { "NSER-AD-01", "/quantity", """{"deliveryStatus":"NOT_DELIVERED","nonDeliveryReason":"ABSENT","totalValue":0}""" },
        { "NSER-AD-02", "/deliveryDate", """{"deliveryDate":"2999-01-01"}""" },
        { "NSER-AD-04", "/currency", """{"currency":"USD"}""" },
        { "NSER-AD-05", "/totalValue", """{"totalValue":10500.02}""" },
        { "NSER-AD-06", "/subsidyAmount", """{"subsidyAmount":10000,"beneficiaryContribution":501}""" },
        { "NSER-AD-06", "/subsidyAmount", """{"deliveryType":"SUBSIDY","assetCategory":"FOOD_RATION","assetItem":"ATTA","subsidyAmount":10000}""" },
        { "NSER-AD-07", "/instalmentNumber", """{"instalmentNumber":3,"totalInstalments":2}""" },
        { "NSER-AD-09", "/totalValue", """{"deliveryStatus":"CANCELLED","quantity":0}""" },
        { "NSER-AD-09", "/nonDeliveryReason", """{"deliveryStatus":"NOT_DELIVERED","quantity":0,"totalValue":0}""" },
        { "NSER-AD-09", "/quantity", """{"deliveryStatus":"PARTIAL","nonDeliveryReason":"OUT_OF_STOCK","entitledQuantity":1}""" },
        { "NSER-AD-10", "/reversesRecordId", """{"deliveryStatus":"REVERSED"}""" },
        { "NSER-AD-10", "/reversesRecordId", """{"deliveryStatus":"REVERSED","reversesRecordId":"DEL-1-000000"}""" },
        { "NSER-AD-12", "/assetCategory", """{"assetCategory":"MEDICAL"}""" },
        { "NSER-AD-12", "/unitOfMeasure", """{"unitOfMeasure":"KG"}""" },
        { "NSER-AD-15", "/receiverCnic", """{"receivedBy":"NOMINEE"}""" },
        { "NSER-GE-01", "/location/tehsilCode", """{"location":{"provinceCode":"PK6","districtCode":"PK601","tehsilCode":"PK61702"}}""" },
        { "NSER-GE-05", "/location/longitude", """{"location":{"longitude":74.3}}""" },
        { "NSER-SCHEMA-REQUIRED", "/instalmentNumber", """{"totalInstalments":2}""" },
        { "NSER-SCHEMA-REQUIRED", "/nonDeliveryReason", """{"deliveryStatus":"RETURNED"}""" },
        { "NSER-SCHEMA-REQUIRED", "/assetCategory", """{"deliveryType":"SERVICE"}""" },
        { "NSER-SCHEMA-REQUIRED", "/enrollmentId", """{"enrollmentId":null}""" },
        { "NSER-SCHEMA-REQUIRED", "/transactionReference", """{"transactionReference":null}""" },
        { "NSER-SCHEMA-REQUIRED", "/paymentProvider", """{"deliveryChannel":"WALLET","paymentProvider":null}""" },
    };

    public static TheoryData<string, string, string> BrokenGeoUnits => new()
    {
        { "NSER-GE-01", "/code", """{"code":"PK99901"}""" },
        { "NSER-GE-04", "/divisionCode", """{"divisionCode":"PK9D09"}""" },
        { "NSER-GE-05", "/latitude", """{"latitude":31}""" },
        { "NSER-GE-07", "/nameEn", """{"nameEn":"  "}""" },
        { "NSER-SCHEMA-REQUIRED", "/replacedByCodes", """{"status":"SPLIT"}""" },
        { "NSER-SCHEMA-MINIMUM", "/validTo", """{"validTo":"2000-01-01"}""" },
    };

    [Theory]
    [MemberData(nameof(BrokenEnrollments))]
    public Task An_enrollment_that_breaks_a_rule_is_refused(string code, string pointer, string changes) => RefusesAsync("programme-enrollments", Records.Enrollment(), code, pointer, changes);

    [Theory]
    [MemberData(nameof(BrokenDeliveries))]
    public Task A_delivery_that_breaks_a_rule_is_refused(string code, string pointer, string changes) => RefusesAsync("asset-deliveries", Records.Delivery(), code, pointer, changes);

    [Theory]
    [MemberData(nameof(BrokenGeoUnits))]
    public Task A_geo_unit_that_breaks_a_rule_is_refused(string code, string pointer, string changes) => RefusesAsync("geo-units", Records.GeoUnit(), code, pointer, changes);

    [Fact]
    public async Task Two_active_spells_of_one_person_in_one_programme_are_refused_in_one_batch_but_not_one_after_the_other()
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { HttpsPort = null });
        using var client = await new PlainClient(sandbox).LogInAsync();

        var codes = await CodesAsync(client, "programme-enrollments", Records.Enrollment(), Records.Enrollment(("recordId", "\"second\"")));

        Assert.Equal([(1, "NSER-ID-10", "/cnic")], codes);
    }

    [Theory]
    [InlineData("cnic", "\"9999912345678\"", true)]
    [InlineData("cnic", "\"1234512345671\"", true)]
    [InlineData("fullName", "\"Test\"", true)]
    [InlineData("fullName", "\"Kiran Malik\"", false)]
    public async Task Live_refuses_what_looks_like_a_test(string field, string json, bool refused)
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { Environment = NserEnvironment.Live, HttpsPort = null });
        using var client = await new PlainClient(sandbox).LogInAsync();

        // A number that no one could have been given a form like this for: the judge only looks at how it begins.
        var codes = await CodesAsync(client, "programme-enrollments", Records.Enrollment(("cnic", "\"9000000000012\""), (field, json)));

        Assert.Equal(refused, codes.Contains((0, "NSER-PR-03", "/" + field)));
    }

    [Fact]
    public async Task A_member_that_stands_twice_is_refused()
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { HttpsPort = null });
        using var client = await new PlainClient(sandbox).LogInAsync();
        var twice = Records.Enrollment().TrimEnd('}') + ",\"gender\":\"FEMALE\"}";

        Assert.Contains((0, "NSER-SCHEMA-DUPLICATE", "/gender"), await CodesAsync(client, "programme-enrollments", twice));
    }

    [Fact]
    public async Task Unknown_members_are_kept_and_no_reason_to_refuse()
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { HttpsPort = null });
        using var client = await new PlainClient(sandbox).LogInAsync();

        Assert.Empty(await CodesAsync(client, "programme-enrollments", Records.Enrollment(("shoeSize", "43"))));
        Assert.Contains("shoeSize", Assert.Single(sandbox.Ledger.Records).Json, StringComparison.Ordinal);
    }

    private static async Task RefusesAsync(string library, string good, string code, string pointer, string changes)
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { HttpsPort = null });
        using var client = await new PlainClient(sandbox).LogInAsync();
        Assert.Empty(await CodesAsync(client, library, good));

        var broken = JsonNode.Parse(good)!;
        Merge((JsonObject)broken, (JsonObject)JsonNode.Parse(changes)!);

        Assert.Contains((0, code, pointer), await CodesAsync(client, library, broken.ToJsonString()));
        Assert.Equal(1, sandbox.Ledger.Count);
    }

    private static void Merge(JsonObject record, JsonObject changes)
    {
        foreach (var (name, value) in changes.ToArray())
        {
            if (value is JsonObject inner && record[name] is JsonObject target)
            {
                Merge(target, inner);
            }
            else
            {
                record.Remove(name);
                if (value is not null)
                {
                    record[name] = value.DeepClone();
                }
            }
        }
    }

    private static async Task<IReadOnlyList<(int Index, string Code, string Pointer)>> CodesAsync(PlainClient client, string library, params string[] records)
    {
        var (status, body) = await PlainClient.ReadAsync(client.PushV2Async(records, library: library));
        Assert.True(status == 200, body.ToJsonString());
        return [.. body["results"]!.AsArray().SelectMany(result => result!["errors"]!.AsArray()).Select(error => ((int)error!["index"]!, (string)error["code"]!, (string)error["pointer"]!))];
    }
}
