using Nser.Standards;

namespace Nser.Client.Governance.DataRequests;

/// <summary>Items 15 to 18: who sees the data, and what goes back to NSER.</summary>
internal static class ReturnRules
{
    private const int LongestVariable = 100;

    internal static void Check(DataRequestForm form, FormFindings findings)
    {
        findings.Text(form.DataAccess, "/dataAccess", 15, 1, 2000);
        CheckSurveys(form.OwnSurveys, findings);
        var summaryOnly = form.Selection == DataSelection.InformationSummary;
        if (!summaryOnly && form.PushBackVariables is not { Count: > 0 })
        {
            findings.Error(ValidationCodes.DataRequestPushBack, "/pushBackVariables", "Whoever gets more than summary data gives data back: name the variables in item 17.");
        }
        else if (form.PushBackVariables is { Count: 0 })
        {
            findings.Error(ValidationCodes.SchemaMinItems, "/pushBackVariables", "The list is empty: name a variable, or leave the list out.");
        }

        CheckVariables(form.PushBackVariables ?? [], findings);
        if (form.PushBackFrequency is { } often)
        {
            findings.Word(often, "/pushBackFrequency", 18);
        }
        else if (!summaryOnly)
        {
            findings.Error(ValidationCodes.DataRequestPushBack, "/pushBackFrequency", "Whoever gets more than summary data gives data back: choose MONTHLY or QUARTERLY in item 18.");
        }
    }

    private static void CheckSurveys(OwnSurveys? surveys, FormFindings findings)
    {
        if (surveys is null)
        {
            findings.Missing("/ownSurveys", 16);
            return;
        }

        findings.OptionalText(surveys.Description, "/ownSurveys/description", 1, 2000);
        if (surveys is { Conducted: true, Description: null })
        {
            findings.Warning(ValidationCodes.DataRequestSurveys, "/ownSurveys/description", "Item 16 asks for the kind of data, scope and coverage of own surveys: describe them.");
        }
    }

    private static void CheckVariables(IReadOnlyList<string> variables, FormFindings findings)
    {
        for (var index = 0; index < variables.Count; index++)
        {
            findings.Text(variables[index], FormattableString.Invariant($"/pushBackVariables/{index}"), 17, 1, LongestVariable);
        }

        if (variables.Distinct(StringComparer.Ordinal).Count() < variables.Count)
        {
            findings.Error(ValidationCodes.SchemaUniqueItems, "/pushBackVariables", "A variable stands here twice: keep each once.");
        }
    }
}
