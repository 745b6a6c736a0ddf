using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Nser.Client.Sandbox.Seeds;
using Nser.Standards;

namespace Nser.Client.Testing.Privacy;

/// <summary>Secrets that nothing else holds, and valid records of all standards that are full of them. Nobody has these numbers.</summary>
internal static class Canaries
{
    internal const string Cnic = "9999987654321";
    internal const string BForm = "9999976543212";
    internal const string Guardian = "9999965432104";
    internal const string Receiver = "9999954321096";
    internal const string Name = "Zarqonisha Canarpari";
    internal const string UrduName = "زرقونیشہ کنارپری";
    internal const string Father = "Bahramkanar Gulwarzai";
    internal const string Phone = "03458127639";
    internal const string Iban = "PK56HABB0000918273645546";
    internal const string Address = "Kothi Canarwala 7, Gali Zafranpur";
    internal const string Household = "771829304655";
    internal const string Secret = "Unlisted-Canarfact";
    internal const string UserName = "canar.login.zq";
    internal const string Password = "Canar+Pass/w0rd!Zq";

    /// <summary>Everything that must never be told; a person's names also one by one.</summary>
    internal static IReadOnlyList<string> All { get; } =
    [
        Cnic, BForm, Guardian, Receiver, Name, UrduName, Father, Phone, Phone[1..], Iban, Iban[4..], Address, Household, Secret, UserName, Password,
        .. Name.Split(' '), .. UrduName.Split(' '), .. Father.Split(' '), "Canarwala", "Zafranpur",
    ];

    /// <summary>The values to put where they do not belong.</summary>
    internal static IReadOnlyList<string> Values { get; } = [Cnic, Name, UrduName, Phone, Iban, Address];

    /// <summary>An adult and a child.</summary>
    internal static IReadOnlyList<ProgrammeEnrollment> Enrollments(string run) => Read<ProgrammeEnrollment>([Adult(run), Child(run)]);

    internal static IReadOnlyList<AssetDelivery> Deliveries(string run) => Read<AssetDelivery>([Delivery(run)]);

    internal static IReadOnlyList<GeoUnit> GeoUnits() => Read<GeoUnit>([Unit()]);

    internal static JsonObject Adult(string run)
    {
        var record = Parse(SyntheticPeople.EnrollmentLines(6, 77)[5]);
        record["recordId"] = $"R-{run}-1";
        record["enrollmentId"] = $"{run}-1";
        record["gender"] = "MALE";
        record["cnic"] = Cnic;
        record["fullName"] = Name;
        record["fatherOrHusbandName"] = Father;
        record["fatherOrHusbandRelation"] = "FATHER";
        record["mobileNumber"] = Phone;
        record["paymentMode"] = "BANK_ACCOUNT";
        record["bankIban"] = Iban;
        record["nserHouseholdId"] = Household;
        record["location"]!["addressLine"] = Address;
        record["motherName"] = Secret;
        return record;
    }

    internal static JsonObject Child(string run)
    {
        var record = Parse(SyntheticPeople.EnrollmentLines(20, 77)[19]);
        record["recordId"] = $"R-{run}-2";
        record["enrollmentId"] = $"{run}-2";
        record["bFormNumber"] = BForm;
        record["guardianCnic"] = Guardian;
        record["gender"] = "FEMALE";
        record["fullName"] = UrduName;
        record["fatherOrHusbandName"] = Father;
        record["mobileNumber"] = Phone;
        record["location"]!["addressLine"] = Address;
        return record;
    }

    internal static JsonObject Delivery(string run)
    {
        var record = Parse(SyntheticPeople.DeliveryLines(2, 77)[1]);
        record["recordId"] = $"D-{run}";
        record["cnic"] = Cnic;
        record["receivedBy"] = "NOMINEE";
        record["receiverCnic"] = Receiver;
        record["nserHouseholdId"] = Household;
        record["location"]!["addressLine"] = Address;
        record["receiverName"] = Secret;
        return record;
    }

    internal static JsonObject Unit()
    {
        var record = Parse(SyntheticPeople.GeoUnitLines(1)[0]);
        record["aliases"] = new JsonArray(Address);
        record["proposedBy"] = Name;
        return record;
    }

    internal static Stream Lines(params IEnumerable<string> lines) => new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines)));

    /// <summary>A CSV file of the records' top-level texts and numbers and of the location.</summary>
    internal static string Csv(params IEnumerable<JsonObject> records)
    {
        var rows = records.Select(Flat).ToList();
        var columns = rows.SelectMany(row => row.Keys).Distinct(StringComparer.Ordinal).ToList();
        return string.Join('\n', [string.Join(',', columns), .. rows.Select(row => string.Join(',', columns.Select(column => $"\"{row.GetValueOrDefault(column)}\"")))]);
    }

    private static Dictionary<string, string> Flat(JsonObject record) => record
        .SelectMany(member => member.Value is JsonObject inner ? inner.Select(pair => (Name: $"{member.Key}.{pair.Key}", pair.Value)) : [(Name: member.Key, member.Value)])
        .ToDictionary(member => member.Name, member => member.Value?.ToString() ?? "", StringComparer.Ordinal);

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();

    private static T[] Read<T>(params JsonObject[] records) => [.. records.Select(record => JsonSerializer.Deserialize<T>(record, JsonSerializerOptions.Web)!)];
}
