using System.Text;

namespace Nser.Client.Validation.Rules.Geo;

/// <summary>GE-07: a name must hold more than spaces.</summary>
internal static class BlankNames
{
    private static readonly Field[] Names =
    [
        Fields.NameEn, Fields.NameUr, Fields.FullName, Fields.FullNameUrdu, Fields.FatherOrHusbandName,
        Fields.LocationUnionCouncilName, Fields.LocationVillageOrMouza,
    ];

    internal static void Check(in RecordView record, in RuleContext context, FindingList findings)
    {
        foreach (var field in Names)
        {
            if (record.Text(field) is { Length: > 0 } name && IsBlank(name.Utf8))
            {
                findings.Error(ValidationCodes.GeoBlankName, field, "The name consists of spaces only: supply it, or leave an optional name out.");
            }
        }
    }

    private static bool IsBlank(ReadOnlySpan<byte> text)
    {
        // ASCII and the block of Urdu's letters (U+0600 to U+06FF), which has no spaces.
        if (text[0] is (> (byte)' ' and < 0x7F) or (>= 0xD8 and <= 0xDB))
        {
            return false;
        }

        while (Rune.DecodeFromUtf8(text, out var rune, out var length) == System.Buffers.OperationStatus.Done)
        {
            if (!Rune.IsWhiteSpace(rune))
            {
                return false;
            }

            text = text[length..];
        }

        return text.IsEmpty;
    }
}
