using Nser.Client.Standards;
using Nser.Client.Validation.Rules;

namespace Nser.Client.Validation;

/// <summary>The local check of one record: shape first, then the rules over the same bytes.</summary>
/// <remarks>Safe for several threads at once; holds nothing of a record afterwards.</remarks>
internal sealed class RecordValidator(ValidationSettings settings, IShapeValidator shape)
{
    [ThreadStatic]
    private static RecordSlots? slotsOfThread;

    internal RecordVerdict Validate(NserStandard standard, NserApiVersion version, ReadOnlyMemory<byte> json)
    {
        var slots = slotsOfThread ??= new RecordSlots();
        var shapeFindings = new FindingList();
        if (!shape.Check(standard, version, json.Span, slots, shapeFindings))
        {
            return new RecordVerdict(shapeFindings.All, null, null, null);
        }

        var record = new RecordView(json.Span, slots);
        var ruleFindings = new FindingList();
        var context = new RuleContext(version, settings.Time.GetUtcNow(), settings);
        foreach (var rule in RuleList.For(standard))
        {
            rule(in record, in context, ruleFindings);
        }

        return new RecordVerdict(
            Merge(shapeFindings.All, ruleFindings.All),
            RecordIdOf(standard, record, ruleFindings.All),
            record.Text(Fields.OrganizationCode).ToText(),
            RecordKeys.Of(standard, record));
    }

    /// <summary>Where a rule names an error more precisely than the schema does, the schema's finding at that place goes.</summary>
    private static List<ValidationFinding> Merge(List<ValidationFinding> shape, List<ValidationFinding> rules)
    {
        shape.RemoveAll(finding => finding.Code != ValidationCodes.SchemaDuplicate
            && rules.Exists(rule => rule.Severity == FindingSeverity.Error && rule.Pointer == finding.Pointer));
        shape.AddRange(rules);
        return shape;
    }

    /// <summary>The name under which the record is reported: not when the name itself may hold a CNIC.</summary>
    private static string? RecordIdOf(NserStandard standard, in RecordView record, List<ValidationFinding> findings) =>
        findings.Exists(finding => finding.Code == ValidationCodes.IdentifierInRecordId)
            ? null
            : record.Text(standard == NserStandard.GeoUnit ? Fields.Code : Fields.RecordId).ToText();
}
