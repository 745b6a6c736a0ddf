using Nser.Client.Queries;
using Nser.Standards;

namespace Nser.Client.Governance.DataRequests;

/// <summary>Items 13 and 14: which data, by which dimensions and scores, and who may ask for them.</summary>
internal static class SelectionRules
{
    internal const string ExactlyOne = "Item 13 takes exactly one of its six options: choose one.";

    private static readonly DataDimension[] NotTogether =
    [
        DataDimension.EmploymentStatus, DataDimension.EducationalStatus, DataDimension.Rooms, DataDimension.ToiletType,
        DataDimension.ElectricEquipment, DataDimension.GasEquipment, DataDimension.KitchenAssets,
    ];

    /// <summary>The range of scores that the form prints beside an option; <see langword="null"/> when it prints none.</summary>
    internal static PmtRange? RangeOf(DataSelection? selection) => selection switch
    {
        DataSelection.BeneficiaryListWithDimensions => new() { From = 0, To = 32 },
        DataSelection.BeneficiaryAndNonBeneficiaryList => new() { From = 0, To = 100 },
        _ => null,
    };

    internal static void Check(DataRequestForm form, FormFindings findings)
    {
        if (form.Selection.Known is null)
        {
            findings.Error(ValidationCodes.DataRequestSelection, "/selection", $"{ExactlyOne[..^1]}: {string.Join(", ", EnumWords<DataSelection>.All)}.");
        }

        if (form.Selection == DataSelection.Other && string.IsNullOrWhiteSpace(form.SelectionExplanation))
        {
            findings.Error(ValidationCodes.DataRequestExplanation, "/selectionExplanation", "Option vi of item 13 asks for an explanation: say which other data.");
        }
        else
        {
            findings.OptionalText(form.SelectionExplanation, "/selectionExplanation", 1, 2000);
        }

        CheckScores(form, findings);
        CheckDimensions(form, findings);
        if (form.InstitutionType == InstitutionType.Citizens && form.Selection.Known is { } known && known != DataSelection.InformationSummary)
        {
            findings.Error(ValidationCodes.DataRequestCitizens, "/selection", "Citizens get statistical reports only: choose option i of item 13, or ask as an institution.");
        }
    }

    private static void CheckScores(DataRequestForm form, FormFindings findings)
    {
        if (form.PmtRange is not { } range || form.Selection.Known is not { } selection)
        {
            return;
        }

        if (RangeOf(selection) is not { } allowed)
        {
            findings.Warning(ValidationCodes.DataRequestScores, "/pmtRange", "Only options iv and v of item 13 go by PMT score: leave the range out.");
            allowed = new() { From = 0, To = 100 };
        }

        Score(range.From, "/pmtRange/from", allowed, findings);
        Score(range.To, "/pmtRange/to", allowed, findings);
        if (range.From > range.To)
        {
            findings.Error(ValidationCodes.DataRequestScores, "/pmtRange", "The range ends before it begins: exchange its ends.");
        }
    }

    private static void Score(decimal score, string pointer, PmtRange allowed, FormFindings findings)
    {
        if (score < allowed.From || score > allowed.To)
        {
            findings.Error(ValidationCodes.DataRequestScores, pointer, FormattableString.Invariant($"The score lies from {allowed.From} to {allowed.To} for this option of item 13: correct it, or choose the other option."));
        }
        else if (decimal.Round(score, 2) != score)
        {
            findings.Error(ValidationCodes.SchemaMultipleOf, pointer, "A PMT score has at most two decimals: round it.");
        }
    }

    private static void CheckDimensions(DataRequestForm form, FormFindings findings)
    {
        var chosen = form.Dimensions ?? [];
        if (chosen.Count == 0 && form.Selection.Known is DataSelection.CustomAnalysis or DataSelection.BeneficiaryListWithDimensions)
        {
            findings.Error(ValidationCodes.DataRequestDimensions, "/dimensions", "Options ii and iv of item 13 go by dimensions: choose them in item 14.");
        }

        for (var index = 0; index < chosen.Count; index++)
        {
            findings.Word(chosen[index], FormattableString.Invariant($"/dimensions/{index}"), 14);
        }

        if (chosen.Distinct().Count() < chosen.Count)
        {
            findings.Error(ValidationCodes.SchemaUniqueItems, "/dimensions", "A dimension stands here twice: keep each once.");
        }

        if (NotTogether.All(dimension => chosen.Contains(dimension)))
        {
            findings.Error(ValidationCodes.DataRequestTogether, "/dimensions", "Dimensions viii to xiv cannot be chosen all together: leave at least one of them out.");
        }
    }
}

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
