using Nser.Standards;
using Nser.Standards.Text;
using Nser.Standards.Validation;

namespace Nser.Client.Governance.DataRequests;

/// <summary>Whether a data request form is filled in properly, by its own rules and by the mechanism of data sharing.</summary>
/// <remarks>
/// The codes <c>NSER-DR-01</c> and following stand in <c>docs/validation-codes.md</c>. Shape and places have the codes of the records.
/// Source: data sharing protocols 3.0, Section C, sections 7.2 and 10.1.
/// </remarks>
public static class DataRequestRules
{
    /// <summary>Checks a form by the embedded geography and today's date.</summary>
    /// <returns>What was found, in the order of the form; errors keep it from being submitted.</returns>
    public static IReadOnlyList<ValidationFinding> Check(DataRequestForm form) => Check(form, new NserValidatorOptions());

    /// <summary>Checks a form.</summary>
    /// <param name="form">The form.</param>
    /// <param name="options">Geography and clock.</param>
    /// <returns>What was found, in the order of the form; errors keep it from being submitted.</returns>
    public static IReadOnlyList<ValidationFinding> Check(DataRequestForm form, NserValidatorOptions options)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(options);
        var findings = new FormFindings();
        var today = PakistanTime.Today(options.TimeProvider);
        InstitutionRules.Check(form, findings);
        PurposeRules.Check(form, today, findings);
        AreaRules.Check(form, options.Geography ?? Nser.Standards.GeoLibrary.Current, findings);
        SelectionRules.Check(form, findings);
        ReturnRules.Check(form, findings);
        DeclarationRules.Check(form, today, findings);
        DocumentRules.Check(form, findings);
        return findings.All;
    }
}

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

/// <summary>The declaration below item 21.</summary>
internal static class DeclarationRules
{
    private const int LongestName = 200;

    internal static void Check(DataRequestForm form, DateOnly today, FormFindings findings)
    {
        if (form.Declaration is not { } declaration)
        {
            findings.Error(ValidationCodes.SchemaRequired, "/declaration", "The declaration is required: fill it in.");
            return;
        }

        if (!declaration.Certified)
        {
            findings.Error(ValidationCodes.DataRequestDeclaration, "/declaration/certified", "The requester certifies that everything is true and correct: without that the form is not taken.");
        }

        if (declaration.Date > today)
        {
            findings.Error(ValidationCodes.DataRequestDeclaration, "/declaration/date", "The day of the signature lies after today in Pakistan: correct it.");
        }

        Name(declaration.Name, "/declaration/name", "name", findings);
        Name(declaration.Designation, "/declaration/designation", "designation", findings);
    }

    private static void Name(string? text, string pointer, string what, FormFindings findings)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            findings.Error(ValidationCodes.SchemaRequired, pointer, $"The {what} of the authorised requester is required: fill it in.");
        }
        else
        {
            findings.OptionalText(text, pointer, 1, LongestName);
        }
    }
}
