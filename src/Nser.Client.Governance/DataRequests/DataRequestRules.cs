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
