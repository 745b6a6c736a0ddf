using System.Text;
using Nser.Standards.Records;

namespace Nser.Standards.Validation.Rules;

/// <summary>PR-03: test data never goes to the live registry.</summary>
internal static class TestData
{
    private static readonly Field[] Numbers = [Fields.Cnic, Fields.BFormNumber, Fields.GuardianCnic, Fields.ReceiverCnic];
    private static readonly Field[] Names = [Fields.FullName, Fields.FatherOrHusbandName, Fields.NameEn];

    internal static void Check(in RecordView record, in RuleContext context, FindingList findings)
    {
        if (context.Settings.Environment != NserEnvironment.Live)
        {
            return;
        }

        foreach (var field in Numbers)
        {
            if (IsInvented(record.Text(field)))
            {
                findings.Error(ValidationCodes.TestDataAgainstLive, field, "This number is not a real person's: send test data to staging, never to the live registry.");
            }
        }

        foreach (var field in Names)
        {
            if (HasTestWord(record.Text(field).Utf8))
            {
                findings.Error(ValidationCodes.TestDataAgainstLive, field, "This name looks like test data: send such records to staging, never to the live registry; a real person of this name goes through BISP.");
            }
        }
    }

    private static bool IsInvented(FieldText number) =>
        Nser.Standards.Validation.Rules.IdentifierNumbers.IsSynthetic(number) || number.Utf8.StartsWith("0000"u8) || number.Is("1234512345671"u8);

    /// <summary>Whether one word of the name is a word that testers type.</summary>
    private static bool HasTestWord(ReadOnlySpan<byte> name)
    {
        while (!name.IsEmpty)
        {
            var end = name.IndexOf((byte)' ');
            var word = end < 0 ? name : name[..end];
            if (Ascii.EqualsIgnoreCase(word, "test") || Ascii.EqualsIgnoreCase(word, "testing") || Ascii.EqualsIgnoreCase(word, "dummy"))
            {
                return true;
            }

            name = end < 0 ? [] : name[(end + 1)..];
        }

        return false;
    }
}
