using System.Text.RegularExpressions;
using Nser.Client.Sandbox.Http;
using Nser.Standards;

namespace Nser.Client.Sandbox.Judgement;

/// <summary>Rules ID-01 to ID-12 of severity error, PR-01 and PR-03.</summary>
internal static partial class IdentityRules
{
    private static readonly string[] IdFields = ["recordId", "reversesRecordId"];
    private static readonly string[] NumberFields = ["cnic", "bFormNumber", "guardianCnic", "receiverCnic"];
    private static readonly string[] NameFields = ["fullName", "fatherOrHusbandName", "nameEn"];
    private static readonly string[] TestWords = ["test", "testing", "dummy"];

    /// <summary>The rules for a record of a person, enrolled or supplied.</summary>
    internal static IEnumerable<Objection> OfRecord(RecordFacts facts) => [.. Ids(facts), .. NumberFields.SelectMany(field => Number(facts, field))];

    /// <summary>The rules for an enrollment's fields of the person.</summary>
    internal static IEnumerable<Objection> OfPerson(RecordFacts facts) => [.. Child(facts), .. Payment(facts)];

    /// <summary>A child's record names a CRC or carries a B-Form number.</summary>
    internal static bool IsChild(RecordFacts facts) => facts.Is("idDocumentType", "CRC") || facts.Text("bFormNumber") is not null;

    /// <summary>PR-01: record ids stand in URLs, so they hold no CNIC, plain or grouped as on the card, no mobile number and no IBAN.</summary>
    private static IEnumerable<Objection> Ids(RecordFacts facts) =>
        IdFields.Where(field => facts.Text(field) is { } id && PersonsNumber().IsMatch(id))
            .Select(field => new Objection("NSER-PR-01", "/" + field, "Expected an id without a CNIC, a mobile number or an IBAN."));

    private static IEnumerable<Objection> Number(RecordFacts facts, string field) => Rule.All(facts.Text(field) switch
    {
        null => null,
        var text when text.AsSpan().IndexOfAny(".eE+") >= 0 => new("NSER-ID-02", "/" + field, "Expected 13 digits; this is a number that a spreadsheet rewrote and has lost digits."),
        { Length: 11 } text when text.All(char.IsAsciiDigit) => new("NSER-ID-05", "/" + field, "Expected 13 digits; 11-digit numbers of the old identity card are invalid since 2004."),
        var text => Rule.Broken(
            text.Length != 13 || !text.All(char.IsAsciiDigit) || text[0] == '0' || text.Distinct().Count() == 1, "NSER-ID-01", "/" + field, "Expected 13 digits, the first not 0, not all equal."),
    });

    private static IEnumerable<Objection> Child(RecordFacts facts)
    {
        var lastDay = facts.Date("enrollmentEndDate") ?? facts.Today;
        return Rule.All(
            Rule.Broken(
                IsChild(facts) && facts.Text("cnic") is { } cnic && cnic == facts.Text("guardianCnic"), "NSER-ID-06", "/guardianCnic", "Expected the guardian's number; it is the child's own."),
            Rule.Broken(
                facts.Has("bFormNumber") && facts.Date("dateOfBirth") is { } born && Age(born, lastDay) > 18, "NSER-ID-08", "/bFormNumber", "Expected no B-Form number: from 18 years on a person has a CNIC."));
    }

    private static IEnumerable<Objection> Payment(RecordFacts facts) => Rule.All(
        Rule.Broken(
            facts.Text("bankIban") is { } iban && !IsPakistaniIban(iban), "NSER-ID-11", "/bankIban", "Expected an IBAN of Pakistan, PK and 22 characters, whose check digits fit."),
        Rule.Broken(
            facts.Text("mobileNumber") is { } mobile && !(mobile.Length == 11 && mobile.StartsWith("03", StringComparison.Ordinal) && mobile.All(char.IsAsciiDigit)),
            "NSER-ID-12",
            "/mobileNumber",
            "Expected 11 digits that begin with 03."));

    /// <summary>PR-03: what looks like a test does not go to live.</summary>
    internal static IEnumerable<Objection> TestData(RecordFacts facts) => facts.Environment != NserEnvironment.Live ? [] :
    [
        .. NumberFields.Where(field => facts.Text(field) is { } number
                && (number.StartsWith("99999", StringComparison.Ordinal) || number.StartsWith("0000", StringComparison.Ordinal) || number == "1234512345671"))
            .Select(field => new Objection("NSER-PR-03", "/" + field, "Expected a real number: test data never goes to the live environment.")),
        .. NameFields.Where(field => facts.Text(field)?.Split(' ').Any(word => TestWords.Contains(word, StringComparer.OrdinalIgnoreCase)) == true)
            .Select(field => new Objection("NSER-PR-03", "/" + field, "Expected a real name: test data never goes to the live environment.")),
    ];

    /// <summary>Whole years; who was born on 29 February is a year older on 1 March.</summary>
    private static int Age(DateOnly born, DateOnly day) => day.Year - born.Year - ((day.Month, day.Day).CompareTo((born.Month, born.Day)) < 0 ? 1 : 0);

    [GeneratedRegex(@"((?<![0-9])([0-9]{13}|[0-9]{5}-[0-9]{7}-[0-9]|(03|923|00923)[0-9]{9})|[Pp][Kk][0-9]{2}.{3}[^0-9][0-9]{16})(?![0-9])")]
    private static partial Regex PersonsNumber();

    /// <summary>ISO 13616: the first four characters go to the end, letters become 10 to 35, the remainder by 97 is 1.</summary>
    private static bool IsPakistaniIban(string iban)
    {
        if (iban.Length != 24 || !iban.StartsWith("PK", StringComparison.Ordinal) || !iban.All(letter => char.IsAsciiDigit(letter) || char.IsAsciiLetterUpper(letter)))
        {
            return false;
        }

        var remainder = 0;
        foreach (var letter in iban[4..] + iban[..4])
        {
            remainder = char.IsAsciiDigit(letter) ? ((remainder * 10) + (letter - '0')) % 97 : ((remainder * 100) + (letter - 'A' + 10)) % 97;
        }

        return remainder == 1;
    }
}
