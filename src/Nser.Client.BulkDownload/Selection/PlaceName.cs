using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Nser.Standards;
using Nser.Standards.Text;

namespace Nser.Client.BulkDownload.Selection;

/// <summary>A place's name as it is compared: letters and digits alone, without case and accents, the same in every culture.</summary>
/// <param name="Full">All of it: <c>rawalpindidistrict</c>.</param>
/// <param name="Bare">Without the word that says the level: <c>rawalpindi</c>.</param>
/// <param name="Sorted">As <paramref name="Bare"/>, the words in order of the alphabet: people write Karachi Central and Central Karachi.</param>
/// <param name="Level">The level that a word of the name says, if one does.</param>
internal sealed record PlaceName(string Full, string Bare, string Sorted, GeoLevel? Level)
{
    private static readonly FrozenDictionary<string, GeoLevel> LevelWords = new Dictionary<string, GeoLevel>
    {
        ["province"] = GeoLevel.Province,
        ["صوبہ"] = GeoLevel.Province,
        ["division"] = GeoLevel.Division,
        ["ڈویژن"] = GeoLevel.Division,
        ["district"] = GeoLevel.District,
        ["ضلع"] = GeoLevel.District,
        ["tehsil"] = GeoLevel.Tehsil,
        ["taluka"] = GeoLevel.Tehsil,
        ["subdivision"] = GeoLevel.Tehsil,
        ["تحصیل"] = GeoLevel.Tehsil,
        ["تعلقہ"] = GeoLevel.Tehsil,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    internal static PlaceName Of(string text)
    {
        var words = Words(text);
        var full = string.Concat(words);
        GeoLevel? level = null;
        if (words.Length > 1 && LevelWords.TryGetValue(words[^1], out var last))
        {
            (level, words) = words is [_, .., "sub", _] ? (GeoLevel.Tehsil, words[..^2]) : (last, words[..^1]);
        }
        else if (words.Length > 1 && LevelWords.TryGetValue(words[0], out var first))
        {
            (level, words) = (first, words[1..]);
        }

        return new(full, string.Concat(words), string.Concat(words.Order(StringComparer.Ordinal)), level);
    }

    private static string[] Words(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in Characters(Normalizer.Clean(text)).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                // Accents, vowel signs, the Arabic stretch and the apostrophe that counts as a letter.
                case UnicodeCategory.NonSpacingMark or UnicodeCategory.ModifierLetter:
                // D.G Khan, Ra'ana.
                case not UnicodeCategory.SpaceSeparator when rune.Value is '.' or '\'' or '`' or '\u2018' or '\u2019':
                    break;
                case var _ when Rune.IsLetterOrDigit(rune):
                    folded.Append(Shared(Rune.ToLowerInvariant(rune)));
                    break;
                default:
                    folded.Append(' ');
                    break;
            }
        }

        return folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Only what Unicode says is a character: normalizing throws at some that are none.</summary>
    private static string Characters(string text) => string.Concat(text.EnumerateRunes().Where(rune => Rune.GetUnicodeCategory(rune) != UnicodeCategory.OtherNotAssigned));

    /// <summary>One letter for those that look alike and come from another keyboard: Turkish, or Arabic for Urdu.</summary>
    private static Rune Shared(Rune letter) => letter.Value switch
    {
        '\u0131' => new('i'),
        '\u064A' or '\u0649' => new('\u06CC'),
        '\u0643' => new('\u06A9'),
        '\u0647' or '\u0629' or '\u06C3' => new('\u06C1'),
        _ => letter,
    };
}
