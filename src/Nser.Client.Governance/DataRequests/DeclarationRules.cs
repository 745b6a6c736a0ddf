using Nser.Standards;

namespace Nser.Client.Governance.DataRequests;

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
