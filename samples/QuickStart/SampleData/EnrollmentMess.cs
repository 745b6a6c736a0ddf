using static Nser.QuickStart.SampleData.EnrollmentColumns;

namespace Nser.QuickStart.SampleData;

/// <summary>What people, spreadsheets and right-to-left editors do to a row. Source: standards, section 6.</summary>
internal static class EnrollmentMess
{
    private const char UrduZero = '\u06F0';
    private const char ArabicZero = '\u0660';

    /// <summary>Harmless mess: the import cleans it and the record is accepted.</summary>
    internal static readonly Action<EnrollmentRow>[] Cleaned =
    [
        row => row[Number(row)] = Grouped(row, "-"),
        row => row[Number(row)] = Grouped(row, " "),
        row => row[Number(row)] = Grouped(row, "\u00A0"),
        row => row[Number(row)] = $"\u202A{row[Number(row)]}\u202C\u200F",
        row => row[Number(row)] = InDigits(row[Number(row)], UrduZero),
        row => row[Number(row)] = InDigits(row[Number(row)], ArabicZero),
        row => row[Enrolled] = InDigits(row[Enrolled], UrduZero),
        row => row[Status] = $" {row[Status].Replace("ACTIVE", "Active", StringComparison.Ordinal)} ",
        row => row[Amount] = "10,500.00",
        row => row[Name] = $"\u00A0 {row[Name].Replace(" ", "  ", StringComparison.Ordinal)}\u200E ",
        row => row[Mobile] = "+92 300-0000000",
        row => row[Address] = "Village \"Chak 5\",\nnear the school",
    ];

    /// <summary>Faults: the record is refused, with line, place and reason.</summary>
    internal static readonly Action<EnrollmentRow>[] Refused =
    [
        row => row[Number(row)] = row[Number(row)][..12],
        row => row[Number(row)] = "9.99990E+12",
        row => row[Number(row)] = row[Number(row)][..11],
        row => row[Number(row)] += ".0",
        row => row[Mobile] = "3000000000",
        row => row[Enrolled] = "2023-02-30",
        row => row[Enrolled] = "05/03/2023",
        row => row[Enrolled] = "2099-01-01",
        row => row[Frequency] = "FORTNIGHTLY",
        row => row[Gender] = "",
        row => row[Amount] = "",
        row => (row[Payment], row[Iban]) = ("BANK_ACCOUNT", "PK00NSER0000000000000001"),
        row => (row[Status], row[Changed], row[Reason], row[Ended]) = ("EXITED", row[Enrolled], "MOVED", "2018-01-31"),
        row => row[RecordId] = $"EN-{row[Number(row)]}",
    ];

    /// <summary>Oddities: the record is accepted and the report warns.</summary>
    internal static readonly Action<EnrollmentRow>[] Warned =
    [
        row => row[Tehsil] = $"{row[District]}99",
        row => row[Gender] = row[Gender] == "FEMALE" ? "MALE" : "FEMALE",
        row => row[Number(row)] = $"{row[Number(row)][..12]}0",
        row => row[Address] = $"c/o card {SampleNumbers.Cnic(2_000_000, woman: true)}",
    ];

    private static string Number(EnrollmentRow row) => row[Document] == "CRC" ? BForm : Cnic;

    private static string Grouped(EnrollmentRow row, string separator)
    {
        var number = row[Number(row)];
        return $"{number[..5]}{separator}{number[5..12]}{separator}{number[12..]}";
    }

    private static string InDigits(string text, char zero) =>
        string.Concat(text.Select(character => char.IsAsciiDigit(character) ? (char)(zero + (character - '0')) : character));
}
