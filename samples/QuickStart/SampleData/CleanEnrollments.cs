using System.Globalization;
using static Nser.QuickStart.SampleData.EnrollmentColumns;

namespace Nser.QuickStart.SampleData;

/// <summary>Rows without fault: cash for women, schooling for children, help by category.</summary>
internal static class CleanEnrollments
{
    private static readonly DateOnly First = new(2019, 7, 1);
    private static readonly DateOnly Last = new(2024, 6, 30);

    internal static EnrollmentRow Row(int number, SampleChance chance)
    {
        var tehsil = SampleAreas.Tehsil(number, chance);
        var enrolled = chance.Day(First, Last);
        var row = new EnrollmentRow
        {
            [RecordId] = Invariant($"EN-{number:D6}"),
            [Organization] = "SANDBOX",
            [EnrollmentId] = Invariant($"E{number:D7}"),
            [Household] = Invariant($"7{number:D8}"),
            [Mobile] = chance.OneIn(5) ? "" : SampleNumbers.Mobile(number),
            [Province] = SampleAreas.Province(tehsil),
            [District] = SampleAreas.District(tehsil),
            [Tehsil] = tehsil,
            [Address] = chance.OneIn(3) ? Invariant($"House {chance.Next(200) + 1}, Street {chance.Next(40) + 1}") : "",
            [Enrolled] = Date(enrolled),
            [Updated] = Invariant($"2025-0{chance.Next(6) + 1}-15T{chance.Next(9) + 8:D2}:{chance.Next(60):D2}:00+05:00"),
        };

        switch (chance.Next(10))
        {
            case < 6:
                Cash(row, number, chance);
                break;
            case < 8:
                Schooling(row, number, chance);
                break;
            default:
                ByCategory(row, number, chance);
                break;
        }

        Status(row, enrolled, chance);
        return row;
    }

    internal static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Cash(EnrollmentRow row, int number, SampleChance chance)
    {
        Adult(row, number, woman: true, chance);
        row[Programme] = "BISP-KAFAALAT";
        (row[Basis], row[Score]) = ("PMT_SCORE", Invariant($"{chance.Next(32)}.{chance.Next(100):D2}"));
        (row[Benefit], row[Amount], row[Frequency]) = ("CASH", "10500", "QUARTERLY");
        (row[Payment], row[Iban]) = chance.OneIn(2) ? ("BANK_ACCOUNT", SampleNumbers.Iban(number)) : ("BIOMETRIC_POS", "");
        row[Verified] = "BIOMETRIC";
    }

    private static void Schooling(EnrollmentRow row, int number, SampleChance chance)
    {
        var girl = chance.OneIn(2);
        var name = chance.Pick(girl ? SampleNames.Women : SampleNames.Men);
        (row[Document], row[BForm], row[Guardian]) = ("CRC", SampleNumbers.Cnic(number, girl), SampleNumbers.Cnic(number + 1_000_000, woman: true));
        (row[Name], row[UrduName], row[Relative], row[Relation]) = (name.Latin, name.Urdu, chance.Pick(SampleNames.Men).Latin, "FATHER");
        (row[Gender], row[Birth]) = (girl ? "FEMALE" : "MALE", Date(chance.Day(new(2014, 1, 1), new(2018, 12, 31))));
        (row[Programme], row[Basis]) = ("BISP-TALEEMI-WAZAIF", "CATEGORICAL");
        (row[Benefit], row[Amount], row[Frequency], row[Payment], row[Verified]) = ("CASH", girl ? "3000" : "2500", "QUARTERLY", "BIOMETRIC_POS", "DOCUMENT");
    }

    private static void ByCategory(EnrollmentRow row, int number, SampleChance chance)
    {
        Adult(row, number, chance.OneIn(2), chance);
        row[Programme] = "ZAKAT-GUZARA";
        (row[Basis], row[Benefit], row[Amount], row[Frequency]) = ("COMMUNITY_COMMITTEE", "CASH", "3000", "MONTHLY");
        (row[Payment], row[Verified]) = ("CROSSED_CHEQUE", "COMMUNITY");
    }

    private static void Adult(EnrollmentRow row, int number, bool woman, SampleChance chance)
    {
        var name = chance.Pick(woman ? SampleNames.Women : SampleNames.Men);
        (row[Document], row[Cnic]) = ("CNIC", SampleNumbers.Cnic(number, woman));
        (row[Name], row[UrduName]) = chance.OneIn(8) ? (name.Urdu, name.Urdu) : (name.Latin, chance.OneIn(2) ? name.Urdu : "");
        (row[Relative], row[Relation]) = (chance.Pick(SampleNames.Men).Latin, woman && !chance.OneIn(4) ? "HUSBAND" : "FATHER");
        (row[Gender], row[Marital]) = (woman ? "FEMALE" : "MALE", chance.OneIn(5) ? "WIDOWED" : "MARRIED");
        row[Birth] = Date(chance.Day(new(1955, 1, 1), new(1999, 12, 31)));
    }

    private static void Status(EnrollmentRow row, DateOnly enrolled, SampleChance chance)
    {
        var changed = Date(enrolled.AddDays(30 + chance.Next(150)));
        (row[EnrollmentColumns.Status], row[Changed], row[Reason], row[Ended]) = chance.Next(20) switch
        {
            0 => ("SUSPENDED", changed, "NON_COMPLIANCE", ""),
            1 => ("EXITED", changed, "MOVED", changed),
            2 => ("GRADUATED", changed, "", changed),
            _ => ("ACTIVE", "", "", ""),
        };
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
