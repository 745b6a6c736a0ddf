using Nser.Standards;

namespace Nser.Client.Governance.DataRequests;

/// <summary>Items 1 to 7: who asks.</summary>
internal static class InstitutionRules
{
    private const int ShortestPhone = 3;
    private const int LongestPhone = 30;
    private const int LongestEmail = 254;
    private const int LongestMailbox = 64;

    internal static void Check(DataRequestForm form, FormFindings findings)
    {
        findings.Text(form.RequesterName, "/requesterName", 1, 2, 200);
        findings.Word(form.InstitutionType, "/institutionType", 2);
        findings.Text(form.MailingAddress, "/mailingAddress", 3, 1, 500);
        if (form.OfficialPhoneNumbers is not { Count: > 0 })
        {
            findings.Missing("/officialPhoneNumbers", 4);
        }

        Each(form.OfficialPhoneNumbers, "/officialPhoneNumbers", IsPhone, "A phone number has at least 3 digits and otherwise only spaces and + - ( ) / . between them: write it like 051-9245607.", findings);
        Each(form.MobileNumbers, "/mobileNumbers", IsMobile, "A mobile number is 03 and nine digits, or + and the country's code: write it like 03001234567.", findings);
        CheckEmail(form.EmailAddress, findings);
        findings.Word(form.LegalStatus, "/legalStatus", 7);
        findings.OptionalText(form.LegalStatusDetail, "/legalStatusDetail", 1, 500);
    }

    private static void Each(IReadOnlyList<string>? numbers, string pointer, Predicate<string> isGood, string message, FormFindings findings)
    {
        for (var index = 0; index < (numbers?.Count ?? 0); index++)
        {
            if (numbers![index] is not { Length: >= ShortestPhone and <= LongestPhone } number || !isGood(number))
            {
                findings.Error(ValidationCodes.DataRequestPhone, FormattableString.Invariant($"{pointer}/{index}"), message);
            }
        }
    }

    private static bool IsPhone(string number) =>
        number.Count(char.IsAsciiDigit) >= ShortestPhone && number.All(character => char.IsAsciiDigit(character) || character is ' ' or '+' or '-' or '(' or ')' or '/' or '.');

    private static bool IsMobile(string number) =>
        MobileNumber.TryParse(number, out _) || (number.TrimStart().StartsWith('+') && IsPhone(number) && number.Count(char.IsAsciiDigit) is >= 8 and <= 15);

    private static void CheckEmail(string? address, FormFindings findings)
    {
        if (string.IsNullOrWhiteSpace(address))
        {
            findings.Missing("/emailAddress", 6);
        }
        else if (address.Length > LongestEmail || address.Split('@') is not [{ Length: > 0 and <= LongestMailbox } mailbox, var host]
            || mailbox.Any(character => char.IsWhiteSpace(character) || char.IsControl(character)) || !IsMailHost(host))
        {
            findings.Error(ValidationCodes.DataRequestEmail, "/emailAddress", "An e-mail address is a mailbox, one @ and a domain with a dot: write it like data@trust.example.");
        }
    }

    private static bool IsMailHost(string host) =>
        host.IndexOf('.', StringComparison.Ordinal) > 0 && !host.EndsWith('.') && Uri.CheckHostName(host) == UriHostNameType.Dns;
}
