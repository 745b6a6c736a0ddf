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
