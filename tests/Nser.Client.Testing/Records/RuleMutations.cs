using Nser.Standards;

namespace Nser.Client.Testing.Records;

/// <summary>Values that rules of section 4 look at, to be combined with each other: each is one member, the pairs come from chance.</summary>
internal static class RuleMutations
{
    private static readonly string[] Cnics =
    [
        "9999900000002", "9999900000001", "9999900000020", "0999912345678", "9999999999999", "1111111111111", "99999123456", "999991234567", "99999123456789", "99999-1234567-8", "9.99991E+12", "9999912345678.0", "9.99991e+012",
        "9999912345678\\n", " 9999912345678", "\\u06f9\\u06f9\\u06f9\\u06f9\\u06f91234567\\u06f8", "\\u0669999912345678", "99999\\u00A01234567", "+999912345678", "9e12", "ABCDEFGHIJKLM", "1234512345671", "0000123456789",
    ];

    private static readonly string[] Places =
    [
        "PK1", "PK7", "PK8", "PK0", "PK", "pk6", "PK6D01", "PK6D99", "PK9D01", "PK617", "PK601", "PK699", "PK61702", "PK61799", "PK60101", "PK617020", "123456789", "12345678", "1234567890", "PK-PB", "UC_17.a", "UC-17",
    ];

    private static readonly string[] Days = ["2019-01-01", "2023-06-01", "2024-12-01", "2026-02-15", "2026-02-16", "2007-02-15", "2007-02-16", "2012-03-04"];

    internal static IEnumerable<Mutation> For(NserStandard standard) => standard switch
    {
        NserStandard.ProgrammeEnrollment => [.. Shared(), .. Enrollments()],
        NserStandard.AssetDelivery => [.. Shared(), .. Deliveries()],
        _ => [.. Coordinates(), .. Units()],
    };

    private static IEnumerable<Mutation> Shared() =>
    [
        .. Texts(["cnic", "bFormNumber", "guardianCnic", "receiverCnic"], Cnics),
        new("cnic", "9999912345678"), new("cnic", "9.9999e12"),
        .. Texts(["location.provinceCode", "location.divisionCode", "location.districtCode", "location.tehsilCode", "location.censusBlockCode"], Places),
        .. Texts(["location.libraryVersion"], ["2022.09", "2026.01", "2022.13", "2022.9"]),
        .. Texts(["recordId", "reversesRecordId"], ["R-9999912345678", "99999-1234567-8", "R-99999123456789", "R-999991234567", "R-03001234567", "R-923001234567", "00923001234567", "R-0300123456", "PK36SCBL0000001123456702", "R-pk36SCBL0000001123456702.1", "PK36SCBL00000011234567021", "A:9999912345678.B", "x y", "a/b"]),
        .. Texts(["location.villageOrMouza", "location.unionCouncilName", "location.addressLine", "fullName", "fatherOrHusbandName", "nameEn"], ["   ", "\\u00A0\\u2003", "Test", "Chak 99999-1234567-8", "\\u0645\\u062D\\u0645\\u062F", "Karim (Late)", "D'Souza-Khan Jr.", "Ali2"]),
        .. Coordinates(),
        new("shoeSize", "43"), new("ourOwn", "{\"a\":{\"b\":[1,null]}}"), new("location.ourOwn", "null"), new("location.landmark", "\"\""),
    ];

    private static IEnumerable<Mutation> Coordinates() =>
        new[] { "latitude", "longitude", "location.latitude", "location.longitude" }.SelectMany(path => new[] { "31.5", "null", "\"31.5\"", "{}" }, (path, json) => new Mutation(path, json))
            .Append(new("location", "{\"latitude\":31.5}"));

    private static IEnumerable<Mutation> Enrollments() =>
    [
        .. Texts(["idDocumentType"], ["CNIC", "SNIC", "POC", "CRC", "NONE"]),
        .. Texts(["enrollmentStatus"], ["PENDING", "ACTIVE", "SUSPENDED", "GRADUATED", "EXITED", "DECEASED", "REJECTED"]),
        .. Texts(["dateOfBirth", "enrollmentDate", "enrollmentEndDate", "statusChangeDate"], Days),
        .. Texts(["statusReason"], ["MOVED", "DECEASED"]),
        .. Texts(["benefitType"], ["CASH", "LOAN", "TRAINING"]),
        .. Texts(["paymentMode"], ["BANK_ACCOUNT", "NONE", "WALLET"]),
        .. Texts(["bankIban"], ["PK36SCBL0000001123456702", "PK37SCBL0000001123456702", "PK36SCBL000000112345670", "pk36scbl0000001123456702", "GB82WEST12345698765432", "PK361234000001123456702X", "PK36 SCBL 0000 0011 2345 6702", "PK36SCBL0000001123456702\\n"]),
        .. Texts(["mobileNumber"], ["03001234567", "03381234567", "+923001234567", "0300123456", "030012345678", "0300-1234567", "04001234567", "0300\\u06f1\\u06f2\\u06f3\\u06f4\\u06f5\\u06f6\\u06f7", "03001234567\\n"]),
        new("cnic", null), new("bFormNumber", null), new("guardianCnic", null), new("dateOfBirth", null), new("benefitAmount", null), new("paymentMode", null), new("statusReason", null), new("enrollmentEndDate", null),
        new("benefitAmount", "0.01"), new("benefitAmount", "0"), new("education", "{\"level\":\"PRIMARY\",\"grade\":16,\"attendancePercent\":69.9}"), new("education", "{\"grade\":17}"),
        new("pmtScoreAtEnrollment", "40"), new("pmtCutoffApplied", "32"),
    ];

    private static IEnumerable<Mutation> Deliveries() =>
    [
        .. Texts(["deliveryStatus"], ["DELIVERED", "PARTIAL", "NOT_DELIVERED", "RETURNED", "REVERSED", "CANCELLED"]),
        .. Texts(["deliveryType"], ["CASH", "ASSET", "COMMODITY", "SUBSIDY", "LOAN", "SERVICE"]),
        .. Texts(["deliveryChannel"], ["BANK_ACCOUNT", "WALLET", "BIOMETRIC_POS", "SHOP_POS", "ATM", "HOME"]),
        .. Texts(["receivedBy"], ["SELF", "GUARDIAN", "NOMINEE", "INSTITUTION"]),
        .. Texts(["unitOfMeasure"], ["PKR", "EACH", "KG"]), .. Texts(["assetCategory"], ["MEDICAL", "OTHER"]), .. Texts(["nonDeliveryReason"], ["ABSENT"]), .. Texts(["currency"], ["USD", "pkr"]),
        .. Texts(["reversesRecordId"], ["DEL-0", "DEL-7-000001"]), .. Texts(["deliveryDate"], Days), .. Texts(["deliveryPeriod"], ["2024-Q5", "2024-13", "2024-Q1", "2024-12"]),
        .. new[] { "quantity", "unitCost", "totalValue", "subsidyAmount", "beneficiaryContribution", "entitledQuantity", "instalmentNumber", "totalInstalments" }
            .SelectMany(path => new[] { null, "0", "1", "2", "2.001", "500", "800", "800.01", "1300", "1300.01", "1300.02", "10500.01", "10500.02", "64001.01", "64001.02", "121", "7e28" }, (path, json) => new Mutation(path, json)),
        new("receiverCnic", null), new("assetItem", null), new("assetCategory", null), new("enrollmentId", null), new("transactionReference", null), new("paymentProvider", null), new("nonDeliveryReason", null),
        new("assetFollowUp", "{\"date\":\"2025-01-01\",\"condition\":\"SOLD\"}"), new("assetFollowUp", "{\"date\":\"2025-02-30\",\"condition\":\"SOLD\"}"), new("assetFollowUp", "{\"condition\":\"LOST\"}"),
        new("dateOfBirth", "\"1980-01-01\""), new("mobileNumber", "\"1\""), new("bankIban", "\"x\""),
    ];

    private static IEnumerable<Mutation> Units() =>
    [
        .. Texts(["level"], ["PROVINCE", "DIVISION", "DISTRICT", "TEHSIL", "UNION_COUNCIL", "MOUZA", "CENSUS_BLOCK"]),
        .. Texts(["code", "parentCode", "provinceCode", "divisionCode", "districtCode"], Places),
        .. Texts(["codeScheme"], ["OCHA_PCODE", "PBS", "ISO_3166_2", "PROJECT"]),
        .. Texts(["status"], ["SPLIT", "MERGED", "RETIRED", "RENAMED"]),
        .. Texts(["libraryVersion"], ["2022.09", "2026.01"]), .. Texts(["validFrom", "validTo"], Days), .. Texts(["nameEn", "nameUr", "fullName"], ["  ", "Test", "\\u00A0"]),
        new("replacedByCodes", "[\"PK61702\"]"), new("altCodes", "{\"PBS.2017[a]\":\"\"}"), new("altCodes", "{\"PBS\":\"352\"}"), new("altCodes", "{\"a/b\":1}"),
        new("provinceCode", null), new("divisionCode", null), new("districtCode", null), new("cnic", "\"9.9E+12\""), new("recordId", "\"9999912345678\""),
    ];

    private static IEnumerable<Mutation> Texts(string[] paths, string[] values) => paths.SelectMany(path => values, (path, value) => new Mutation(path, $"\"{value}\""));
}
