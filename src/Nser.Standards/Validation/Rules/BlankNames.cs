using System.Text;
using Nser.Standards.Records;

namespace Nser.Standards.Validation.Rules;

/// <summary>GE-07: a name must hold more than spaces.</summary>
internal static class BlankNames
{
    internal static void Check(in RecordView record, in RuleContext context, FindingList findings)
    {
        if (record.HasOnlyPlainTexts)
        {
            return;
        }

        foreach (var field in Fields.Names)
        {
            if (record.Text(field) is { Length: > 0 } name && IsBlank(name.Utf8))
            {
                findings.Error(ValidationCodes.GeoBlankName, field, "The name consists of spaces only: supply it, or leave an optional name out.");
            }
        }
    }

    private static bool IsBlank(ReadOnlySpan<byte> text)
    {
        if (PlainText.BeginsVisibly(text[0]))
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
