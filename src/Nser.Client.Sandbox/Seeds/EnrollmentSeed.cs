using System.Globalization;
using System.Text.Json.Nodes;
using Nser.Client.Sandbox.Http;
using Nser.Standards;

namespace Nser.Client.Sandbox.Seeds;

/// <summary>Makes the enrollment with a number: the same seed and number give the same record, on every machine.</summary>
internal static class EnrollmentSeed
{
    private static readonly string[] WomensStatus = ["MARRIED", "WIDOWED", "DIVORCED"];
    private static readonly string[] Bases = ["CATEGORICAL", "APPLICATION", "COMMUNITY_COMMITTEE"];
    private static readonly DateOnly FirstDay = new(2019, 1, 1);

    internal static string EnrollmentId(int seed, int index) => string.Create(CultureInfo.InvariantCulture, $"{seed}-{index:D6}");

    internal static DateOnly EnrolledOn(SeededChance chance) => FirstDay.AddDays(chance.Next(1800));

    /// <summary>Every twentieth person is a child with a B-Form.</summary>
    internal static bool IsChild(int index) => index % 20 == 19;

    internal static bool IsMan(int index) => index % 3 == 2;

    internal static JsonObject Create(int seed, int index, NserApiVersion version)
    {
        var chance = new SeededChance(unchecked((seed * 31) + index));
        var man = IsMan(index);
        var given = chance.Pick(man ? SyntheticNames.Men : SyntheticNames.Women);
        var family = chance.Pick(SyntheticNames.Families);
        var inUrdu = index % 4 == 3;
        var record = new JsonObject
        {
            ["recordId"] = "ENR-" + EnrollmentId(seed, index),
            ["organizationCode"] = "SANDBOX",
            ["programmeCode"] = IsChild(index) ? "TALEEMI-WAZAIF" : man ? "GUZARA" : "KAFAALAT",
            ["enrollmentId"] = EnrollmentId(seed, index),
            ["fullName"] = inUrdu ? $"{given.Urdu} {family.Urdu}" : $"{given.Latin} {family.Latin}",
            ["fatherOrHusbandName"] = chance.Pick(SyntheticNames.Men).Latin,
            ["fatherOrHusbandRelation"] = man || IsChild(index) ? "FATHER" : "HUSBAND",
            ["gender"] = man ? "MALE" : "FEMALE",
            ["mobileNumber"] = SyntheticNumbers.Mobile(seed, index),
            ["location"] = Location(index),
            ["enrollmentDate"] = ReplyWriter.Day(EnrolledOn(chance)),
            ["enrollmentStatus"] = "ACTIVE",
            ["selectionBasis"] = chance.Pick(Bases),
            ["benefitType"] = "CASH",
            ["benefitAmount"] = 500 * (10 + chance.Next(20)),
            ["benefitFrequency"] = "QUARTERLY",
            ["paymentMode"] = index % 10 == 4 ? "BANK_ACCOUNT" : "BIOMETRIC_POS",
            ["verification"] = "BIOMETRIC",
            ["updatedAt"] = "2024-06-01T10:00:00+05:00",
        };
        Document(record, seed, index, chance);
        if (index % 10 == 4)
        {
            record["bankIban"] = SyntheticNumbers.Iban(seed, index);
        }

        if (version >= NserApiVersion.V2)
        {
            record["fullNameUrdu"] = $"{given.Urdu} {family.Urdu}";
        }

        return record;
    }

    internal static JsonObject Location(int index)
    {
        // A step that shares no factor with the number of tehsils visits all of them, and every province early.
        var tehsil = AdminUnits.Tehsils[(int)((long)index * 37 % AdminUnits.Tehsils.Count)];
        return new JsonObject
        {
            ["provinceCode"] = tehsil.ProvinceCode,
            ["divisionCode"] = tehsil.DivisionCode,
            ["districtCode"] = tehsil.ParentCode,
            ["tehsilCode"] = tehsil.Code,
        };
    }

    private static void Document(JsonObject record, int seed, int index, SeededChance chance)
    {
        if (IsChild(index))
        {
            record["idDocumentType"] = "CRC";
            record["bFormNumber"] = SyntheticNumbers.Cnic(seed, index, IsMan(index));
            record["guardianCnic"] = SyntheticNumbers.Cnic(seed, index - 1, man: false);
            record["dateOfBirth"] = ReplyWriter.Day(new DateOnly(2012, 1, 1).AddDays(chance.Next(1500)));
            return;
        }

        record["idDocumentType"] = "CNIC";
        record["cnic"] = SyntheticNumbers.Cnic(seed, index, IsMan(index));
        record["dateOfBirth"] = ReplyWriter.Day(new DateOnly(1955, 1, 1).AddDays(chance.Next(15_000)));
        record["maritalStatus"] = IsMan(index) ? "MARRIED" : chance.Pick(WomensStatus);
    }
}
