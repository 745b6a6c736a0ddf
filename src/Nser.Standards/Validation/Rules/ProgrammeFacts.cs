using Nser.Standards.Records;

namespace Nser.Standards.Validation.Rules;

/// <summary>The facts about programmes and organisations on which rules rest, in one place.</summary>
/// <remarks>The published documents hold no code list. The codes here are this project's reading; a list agreed with BISP replaces this file.</remarks>
internal static class ProgrammeFacts
{
    private static readonly DateOnly LastDayOfUtilityStores = new(2025, 7, 31);

    /// <summary>Unconditional cash for ever-married women and transgender persons.</summary>
    internal static bool IsKafaalat(FieldText programme) => programme.Is("BISP-KAFAALAT"u8);

    /// <summary>Conditional cash for schooling, under its short and its full name.</summary>
    internal static bool IsTaleemiWazaif(FieldText programme) => programme.IsOneOf("BISP-BTW"u8, "BISP-TALEEMI-WAZAIF"u8);

    /// <summary>Nutrition of mothers and of children up to 23 months.</summary>
    internal static bool IsNashonuma(FieldText programme) => programme.Is("BISP-NASHONUMA"u8);

    /// <summary>The last day of the organisation or programme with this code, where it has ended: Utility Stores Corporation closed on 2025-07-31.</summary>
    internal static DateOnly? LastDayOf(FieldText code) => code.Is("USC"u8) ? LastDayOfUtilityStores : null;
}
