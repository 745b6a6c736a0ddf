using System.Text;
using System.Text.Json.Nodes;
using Nser.Standards;

namespace Nser.Client.Testing.Records;

/// <summary>Builds one record as JSON from a valid base by setting and removing members.</summary>
/// <remarks>All people are synthetic: their numbers begin with 99999, but for the few numbers, made of one digit but the last, that a rule about other numbers needs.</remarks>
internal sealed class TestRecord
{
    internal const string Woman = "9999900000002";
    internal const string Man = "9999900000001";
    internal const string Guardian = "9999900000004";
    internal const string Child = "9999900000006";

    private readonly JsonObject members;

    private TestRecord(NserStandard standard, JsonObject members)
    {
        Standard = standard;
        this.members = members;
    }

    internal NserStandard Standard { get; }

    /// <summary>A woman in Lahore who receives Kafaalat in cash; without a finding over both versions.</summary>
    internal static TestRecord Enrollment() => Of(NserStandard.ProgrammeEnrollment, $$"""
        {
          "recordId": "ENR-1", "organizationCode": "BISP", "programmeCode": "BISP-KAFAALAT", "enrollmentId": "K-1",
          "idDocumentType": "CNIC", "cnic": "{{Woman}}", "fullName": "Amina Bibi", "fatherOrHusbandName": "Karim",
          "gender": "FEMALE", "dateOfBirth": "1985-05-05", "maritalStatus": "MARRIED",
          "location": { "provinceCode": "PK6", "districtCode": "PK617", "tehsilCode": "PK61702" },
          "enrollmentDate": "2025-01-15", "enrollmentStatus": "ACTIVE", "selectionBasis": "PMT_SCORE",
          "benefitType": "CASH", "benefitAmount": 13500, "benefitFrequency": "QUARTERLY", "paymentMode": "BIOMETRIC_POS",
          "verification": "BIOMETRIC", "updatedAt": "2026-02-01T10:00:00+05:00"
        }
        """);

    /// <summary>A child of ten in a primary school.</summary>
    internal static TestRecord Pupil() => Enrollment()
        .Set("idDocumentType", "CRC").Remove("cnic").Set("bFormNumber", Child).Set("guardianCnic", Guardian).Set("dateOfBirth", "2016-01-10")
        .Remove("maritalStatus").Set("programmeCode", "BISP-BTW").Set("education", new JsonObject { ["level"] = "PRIMARY", ["attendancePercent"] = 70 });

    /// <summary>A goat handed over in Lahore; without a finding over both versions.</summary>
    internal static TestRecord Delivery() => Of(NserStandard.AssetDelivery, $$"""
        {
          "recordId": "DEL-1", "organizationCode": "PPAF", "programmeCode": "NPGP", "enrollmentId": "N-1", "cnic": "{{Woman}}",
          "deliveryType": "ASSET", "assetCategory": "LIVESTOCK_SMALL", "assetItem": "GOAT", "quantity": 2, "unitOfMeasure": "HEAD",
          "unitCost": 30000.50, "totalValue": 60001, "currency": "PKR", "deliveryDate": "2026-01-20", "deliveryStatus": "DELIVERED",
          "deliveryChannel": "CAMP_SITE", "receivedBy": "SELF", "verificationMethod": "BIOMETRIC",
          "location": { "provinceCode": "PK6", "districtCode": "PK617", "tehsilCode": "PK61702" },
          "reportedAt": "2026-01-21T09:00:00+05:00"
        }
        """);

    /// <summary>Cash over a payment point; without a finding.</summary>
    internal static TestRecord Payment() => Delivery()
        .Set("deliveryType", "CASH").Remove("assetCategory").Remove("assetItem").Set("quantity", 1).Set("unitOfMeasure", "PKR")
        .Set("unitCost", 13500).Set("totalValue", 13500).Set("deliveryChannel", "BIOMETRIC_POS").Set("transactionReference", "T-1");

    /// <summary>Flour at a lower price; without a finding.</summary>
    internal static TestRecord Subsidy() => Delivery()
        .Set("deliveryType", "SUBSIDY").Set("assetCategory", "FOOD_RATION").Remove("enrollmentId").Set("subsidyAmount", 50001).Set("beneficiaryContribution", 10000);

    /// <summary>A tehsil of Lahore; without a finding.</summary>
    internal static TestRecord Tehsil() => Of(NserStandard.GeoUnit, """
        {
          "level": "TEHSIL", "code": "PK61799", "codeScheme": "OCHA_PCODE", "nameEn": "Lahore New", "parentCode": "PK617",
          "provinceCode": "PK6", "divisionCode": "PK6D05", "districtCode": "PK617", "status": "ACTIVE",
          "validFrom": "2025-07-01", "libraryVersion": "2026.01"
        }
        """);

    internal TestRecord Set(string path, JsonNode? value)
    {
        var names = path.Split('/');
        var target = names.SkipLast(1).Aggregate(members, (at, name) => (JsonObject)at[name]!);
        target[names[^1]] = value;
        return this;
    }

    internal TestRecord Remove(string path)
    {
        var names = path.Split('/');
        names.SkipLast(1).Aggregate(members, (at, name) => (JsonObject)at[name]!).Remove(names[^1]);
        return this;
    }

    /// <summary>The text or number at a pointer as it stands in the JSON; <see langword="null"/> when there is none.</summary>
    internal string? ValueAt(string pointer)
    {
        JsonNode? at = members;
        foreach (var name in pointer.Split('/').Skip(1))
        {
            at = at switch
            {
                JsonObject inner => inner[name],
                JsonArray items => items[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)],
                _ => null,
            };
        }

        return at is JsonValue value ? value.ToString() : null;
    }

    internal ReadOnlyMemory<byte> Json => Encoding.UTF8.GetBytes(members.ToJsonString());

    private static TestRecord Of(NserStandard standard, string json) => new(standard, JsonNode.Parse(json)!.AsObject());
}
