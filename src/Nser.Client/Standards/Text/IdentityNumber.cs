namespace Nser.Client.Standards;

/// <summary>The form that CNIC and B-Form numbers share: 13 digits, the first not 0.</summary>
/// <remarks>No check digit is published. Source: standards, section 6.</remarks>
internal static class IdentityNumber
{
    internal const int Length = 13;

    /// <summary>Numbers of this project's invented people begin so; they never go to the live environment.</summary>
    internal const string SyntheticPrefix = "99999";

    internal static ValueError? Check(string text, string what) => text switch
    {
        { Length: 0 } => new("NSER-ID-01", $"{what} is empty; 13 digits are expected."),
        _ when Digits.LookLikeANumber(text) => Digits.NumberError(what),
        _ when !Digits.Only(text) => new("NSER-ID-01", $"{what} holds characters that are not digits; 13 digits are expected, written plain or 5-7-1 with dashes."),
        { Length: 11 } => new("NSER-ID-05", $"{what} has 11 digits, the form of the old NIC, which is invalid since 2004. Ask for the 13-digit number."),
        { Length: 12 } => new("NSER-ID-01", $"{what} has 12 digits; a spreadsheet probably dropped one. It is not padded: take all 13 digits from the source."),
        { Length: not Length } => new("NSER-ID-01", $"{what} must have 13 digits."),
        ['0', ..] => new("NSER-ID-01", $"{what} must not begin with 0."),
        _ when Digits.AllEqual(text) => new("NSER-ID-01", $"{what} repeats one digit 13 times; no such number is issued."),
        _ => null,
    };

    /// <summary>Whether a text holds a run of exactly 13 digits, plain or grouped 5-7-1, that could be somebody's number.</summary>
    internal static bool Occurs(ReadOnlySpan<char> text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            if (char.IsAsciiDigit(text[start]) && (start == 0 || !char.IsAsciiDigit(text[start - 1])) && text[start] != '0' && BeginsWithOne(text[start..]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool BeginsWithOne(ReadOnlySpan<char> text)
    {
        var plain = text.Length >= Length && Digits.Only(text[..Length]);
        var grouped = text.Length >= Length + 2 && text[5] == '-' && text[13] == '-'
            && Digits.Only(text[..5]) && Digits.Only(text[6..13]) && Digits.Only(text[14..15]);
        var end = plain ? Length : Length + 2;
        return (plain || grouped) && (text.Length == end || !char.IsAsciiDigit(text[end]));
    }
}
