namespace Nser.Standards;

/// <summary>The form that CNIC and B-Form numbers share: 13 digits, the first not 0.</summary>
/// <remarks>No check digit is published. Source: standards, section 6.</remarks>
internal static class IdentityNumber
{
    internal const int Length = 13;

    /// <summary>Numbers of this project's invented people begin so; they never go to the live environment.</summary>
    internal const string SyntheticPrefix = "99999";

    internal static ValueError? Check(string text, string what) => text switch
    {
        { Length: 0 } => new(ValidationCodes.CnicForm, $"{what} is empty; 13 digits are expected."),
        _ when DigitText.LookLikeANumber(text) => DigitText.NumberError(what),
        _ when !DigitText.Only(text) => new(ValidationCodes.CnicForm, $"{what} holds characters that are not digits; 13 digits are expected, written plain or 5-7-1 with dashes."),
        { Length: 11 } => new(ValidationCodes.OldNic, $"{what} has 11 digits, the form of the old NIC, which is invalid since 2004. Ask for the 13-digit number."),
        { Length: 12 } => new(ValidationCodes.CnicForm, $"{what} has 12 digits; a spreadsheet probably dropped one. It is not padded: take all 13 digits from the source."),
        { Length: not Length } => new(ValidationCodes.CnicForm, $"{what} must have 13 digits."),
        ['0', ..] => new(ValidationCodes.CnicForm, $"{what} must not begin with 0."),
        _ when DigitText.AllEqual(text) => new(ValidationCodes.CnicForm, $"{what} repeats one digit 13 times; no such number is issued."),
        _ => null,
    };
}
