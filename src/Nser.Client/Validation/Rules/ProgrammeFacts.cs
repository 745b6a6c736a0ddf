using System.Collections.Frozen;

namespace Nser.Client.Validation.Rules;

/// <summary>The facts about programmes and organisations on which rules rest, in one place.</summary>
/// <remarks>The published documents hold no code list. The codes here are this project's reading; a list agreed with BISP replaces this file.</remarks>
internal static class ProgrammeFacts
{
    /// <summary>Unconditional cash for ever-married women and transgender persons.</summary>
    private const string Kafaalat = "BISP-KAFAALAT";

    /// <summary>Conditional cash for schooling, under its short and its full name.</summary>
    private const string TaleemiWazaif = "BISP-BTW";
    private const string TaleemiWazaifInFull = "BISP-TALEEMI-WAZAIF";

    /// <summary>Nutrition of mothers and of children up to 23 months.</summary>
    private const string Nashonuma = "BISP-NASHONUMA";

    /// <summary>The last day on which an organisation, or a programme, was active. Utility Stores Corporation closed on 2025-07-31.</summary>
    private static readonly FrozenDictionary<string, DateOnly> LastDays = new Dictionary<string, DateOnly>
    {
        ["USC"] = new(2025, 7, 31),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    internal static bool IsKafaalat(FieldText programme) => programme.Is(Kafaalat);

    internal static bool IsTaleemiWazaif(FieldText programme) => programme.IsOneOf(TaleemiWazaif, TaleemiWazaifInFull);

    internal static bool IsNashonuma(FieldText programme) => programme.Is(Nashonuma);

    /// <summary>Whether the organisation or programme with this code had ended before the day.</summary>
    internal static bool HasEndedBefore(FieldText code, DateOnly day) =>
        code.IsPresent && LastDays.TryGetValue(code.ToText()!, out var last) && day > last;
}
