using Nser.Standards.Records;

namespace Nser.Standards.Validation.Rules;

/// <summary>EN-06: who was selected by PMT score lies at or below the cutoff.</summary>
internal static class PovertyScore
{
    internal static void Check(in RecordView record, in RuleContext context, FindingList findings)
    {
        if (record.Text(Fields.SelectionBasis).Is("PMT_SCORE"u8)
            && record.Decimal(Fields.PmtScoreAtEnrollment) > record.Decimal(Fields.PmtCutoffApplied))
        {
            findings.Warning(ValidationCodes.ScoreAboveCutoff, Fields.PmtScoreAtEnrollment, "The PMT score lies above the cutoff although the selection was by score: check score, cutoff and selection basis.");
        }
    }
}
