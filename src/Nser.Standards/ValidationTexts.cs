using System.Globalization;
using System.Resources;

namespace Nser.Standards;

/// <summary>A short sentence for each code of <see cref="ValidationCodes"/>, in English and Urdu: what is wrong and what to do, for those who enter the data.</summary>
/// <remarks>Names of fields and codes stay as they stand in the record. Source: the package's resources, <c>FindingTexts</c>.</remarks>
public static class ValidationTexts
{
    private static readonly ResourceManager Texts = new("Nser.Standards.Text.FindingTexts", typeof(ValidationTexts).Assembly);

    /// <summary>The sentence for a code in the culture's language; in English where that language has none.</summary>
    /// <param name="code">A code such as <c>NSER-ID-01</c>.</param>
    /// <param name="culture">The reader's culture, for example <c>ur-PK</c>.</param>
    /// <returns><see langword="null"/> when the code is none of <see cref="ValidationCodes"/>: a newer server may send it.</returns>
    public static string? For(string code, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(code);
        ArgumentNullException.ThrowIfNull(culture);
        return Texts.GetString(code, culture);
    }

    /// <summary>The sentence in another language than English; <see langword="null"/> where there is none.</summary>
    internal static string? Translation(string code, CultureInfo culture)
    {
        var text = For(code, culture);
        return text == For(code, CultureInfo.InvariantCulture) ? null : text;
    }
}
