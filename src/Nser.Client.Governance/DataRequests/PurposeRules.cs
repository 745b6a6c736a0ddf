using System.Text;
using Nser.Standards;
using Nser.Standards.Text;

namespace Nser.Client.Governance.DataRequests;

/// <summary>Items 8 to 11: what for, what, how and when; and numbers of people in the free texts.</summary>
internal static class PurposeRules
{
    private const int LongText = 4000;

    internal static void Check(DataRequestForm form, DateOnly today, FormFindings findings)
    {
        findings.Text(form.Objectives, "/objectives", 8, 1, LongText);
        findings.Text(form.RequestedData, "/requestedData", 9, 1, LongText);
        findings.Word(form.Format, "/format", 10);
        CheckTime(form.TimeFrame, today, findings);
        CheckFreeText(form.Objectives, "/objectives", findings);
        CheckFreeText(form.RequestedData, "/requestedData", findings);
        CheckFreeText(form.SelectionExplanation, "/selectionExplanation", findings);
        CheckFreeText(form.DataAccess, "/dataAccess", findings);
        CheckFreeText(form.OwnSurveys?.Description, "/ownSurveys/description", findings);
    }

    private static void CheckTime(TimeFrame? time, DateOnly today, FormFindings findings)
    {
        if (time is null)
        {
            findings.Missing("/timeFrame", 11);
        }
        else if (time.From >= time.To)
        {
            findings.Error(ValidationCodes.DataRequestTimeFrame, "/timeFrame/to", "The last day of use lies after the first: correct item 11.");
        }
        else if (time.To < today)
        {
            findings.Warning(ValidationCodes.DataRequestTimeFrame, "/timeFrame/to", "The time of use is over already: check item 11.");
        }
    }

    private static void CheckFreeText(string? text, string pointer, FormFindings findings)
    {
        if (text is not null && PersonalNumbers.CnicIn(text))
        {
            findings.Warning(ValidationCodes.IdentifierInFreeText, pointer, "The text holds 13 digits in a row, which may be a CNIC: remove the number.");
        }
    }
}
