using System.Globalization;
using System.Text;

namespace Nser.Standards.Text;

/// <summary>Brings text from forms, spreadsheets and right-to-left editors to plain characters; guesses nothing.</summary>
/// <remarks>Source: standards, section 6.</remarks>
public static class Normalizer
{
    /// <summary>
    /// Drops what cannot be seen (bidi marks, zero-width characters), writes every decimal digit as 0-9, every kind of space as a space
    /// and every kind of dash as <c>-</c>, and trims.
    /// </summary>
    public static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.AsSpan().Trim(' ');
        if (trimmed.IndexOfAnyExceptInRange(' ', '~') < 0)
        {
            return trimmed.Length == text.Length ? text : trimmed.ToString();
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            Append(clean, rune);
        }

        return clean.ToString().Trim(' ');
    }

    /// <summary>As <see cref="Clean"/>, and without any space or dash: for numbers that people group.</summary>
    public static string Compact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = Clean(text);
        return clean.AsSpan().IndexOfAny(' ', '-') < 0
            ? clean
            : clean.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
    }

    /// <summary>As <see cref="Clean"/>, in upper case whatever the culture: for codes.</summary>
    public static string Code(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Clean(text).ToUpperInvariant();
    }

    private static void Append(StringBuilder clean, Rune rune)
    {
        switch (Rune.GetUnicodeCategory(rune))
        {
            // All bidi marks and zero-width characters of the standards (U+061C, U+200B-F, U+202A-E, U+2060, U+2066-9, U+FEFF) are of this category.
            case UnicodeCategory.Format:
                break;
            case UnicodeCategory.DecimalDigitNumber:
                clean.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
                break;
            case UnicodeCategory.DashPunctuation:
                clean.Append('-');
                break;
            case UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
            case UnicodeCategory.Control when Rune.IsWhiteSpace(rune):
                clean.Append(' ');
                break;
            default:
                // The minus sign is mathematics to Unicode and a dash to people.
                clean.Append(rune.Value == 0x2212 ? "-" : rune.ToString());
                break;
        }
    }
}
