using Nser.Standards.Text;

namespace Nser.Standards.Records;

/// <summary>Texts that need no second look: nothing in them can be a number that leads to a person, and they do not begin with a blank.</summary>
/// <remarks>Told while the record's shape is checked and its bytes are at hand; the rules about such numbers and blanks then look only at records with other texts.</remarks>
internal static class PlainText
{
    /// <summary>The digits of a mobile number; a CNIC and an IBAN have more.</summary>
    private const int TooManyDigits = 11;

    /// <summary>Whether the text between these places of a record is sure to be plain.</summary>
    internal static bool Is(ReadOnlySpan<byte> json, int start, int end) =>
        BeginsVisibly(json[start]) && !DigitRuns.Within(json, start, end - start).MayHold(TooManyDigits);

    /// <summary>Whether no space begins with this byte: ASCII, and the block of Urdu's letters (U+0600 to U+06FF).</summary>
    internal static bool BeginsVisibly(byte first) => first is (> (byte)' ' and < 0x7F) or (>= 0xD8 and <= 0xDB);
}

/// <summary>The fields whose rules have nothing to say of a <see cref="PlainText"/>.</summary>
internal static class PlainTexts
{
    private static readonly HashSet<Field> Watched = [.. Fields.FreeTexts, .. Fields.Names, .. Fields.RecordIds];

    /// <summary>Whether to tell, for this field, if its text is plain.</summary>
    internal static bool Matter(Field? field) => field is { } known && Watched.Contains(known);
}
