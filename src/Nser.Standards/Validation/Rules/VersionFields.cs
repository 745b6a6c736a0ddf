using Nser.Standards.Records;

namespace Nser.Standards.Validation.Rules;

/// <summary>NSER-VERSION-FIELD: fields that only a later version of the standard has; the server of this version refuses them.</summary>
internal static class VersionFields
{
    private static readonly Field[] NewInEnrollment = NewerThanV1(NserStandard.ProgrammeEnrollment);
    private static readonly Field[] NewInDelivery = NewerThanV1(NserStandard.AssetDelivery);

    internal static void CheckEnrollment(in RecordView record, in RuleContext context, FindingList findings) =>
        Check(record, context, NewInEnrollment, findings);

    internal static void CheckDelivery(in RecordView record, in RuleContext context, FindingList findings) =>
        Check(record, context, NewInDelivery, findings);

    private static void Check(in RecordView record, in RuleContext context, Field[] newer, FindingList findings)
    {
        if (context.Version > NserApiVersion.V1)
        {
            return;
        }

        foreach (var field in newer)
        {
            if (record.Has(field))
            {
                findings.Error(ValidationCodes.VersionField, field, $"Version {context.Version} does not have the field {field.Name}: push over a later version, or choose to omit newer fields.");
            }
        }
    }

    /// <summary>The fields that the schemas added; rules know each of them, or this fails at first use.</summary>
    private static Field[] NewerThanV1(NserStandard standard) =>
    [
        .. FieldVersions.NewerThan(standard, NserApiVersion.V1).Select(name => Fields.Find(null, name)
            ?? throw new InvalidOperationException($"The field {name} is new in a later version but missing from {nameof(Fields)}.")),
    ];
}
