using Nser.Client.Standards;

namespace Nser.Client.Validation.Rules;

/// <summary>NSER-VERSION-FIELD: fields that V2.0 added; a V1.0 server refuses them.</summary>
/// <remarks>Source: the lines under the tables of standards, sections 1 and 2.</remarks>
internal static class VersionFields
{
    private static readonly Field[] EnrollmentsOfV2 = [Fields.FullNameUrdu, Fields.DisabilityCertified, Fields.PmtCutoffApplied, Fields.Education];

    private static readonly Field[] DeliveriesOfV2 =
    [
        Fields.ImplementingPartnerCode, Fields.AssetTag, Fields.BeneficiaryContribution, Fields.EntitledQuantity,
        Fields.FiscalYear, Fields.DeliveryPointCode, Fields.AssetFollowUp,
    ];

    /// <summary>The fields of this standard that the version does not have.</summary>
    internal static IReadOnlyList<Field> MissingFrom(NserApiVersion version, NserStandard standard) =>
        version >= NserApiVersion.V2 ? []
        : standard switch
        {
            NserStandard.ProgrammeEnrollment => EnrollmentsOfV2,
            NserStandard.AssetDelivery => DeliveriesOfV2,
            _ => [],
        };

    internal static void CheckEnrollment(in RecordView record, in RuleContext context, FindingList findings) =>
        Check(record, context, NserStandard.ProgrammeEnrollment, findings);

    internal static void CheckDelivery(in RecordView record, in RuleContext context, FindingList findings) =>
        Check(record, context, NserStandard.AssetDelivery, findings);

    private static void Check(in RecordView record, in RuleContext context, NserStandard standard, FindingList findings)
    {
        foreach (var field in MissingFrom(context.Version, standard))
        {
            if (record.Has(field))
            {
                findings.Error(ValidationCodes.VersionField, field, $"Version {context.Version} does not have the field {field.Name}: push over a later version, or choose to omit newer fields.");
            }
        }
    }
}
