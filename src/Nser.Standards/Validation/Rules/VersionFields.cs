using Nser.Standards.Records;

namespace Nser.Standards.Validation.Rules;

/// <summary>NSER-VERSION-FIELD: fields and words that only a later version of the standard has; the server of this version refuses them.</summary>
internal static class VersionFields
{
    private static readonly NserApiVersion Newest = NserApiVersion.Known[^1];
    private static readonly Dictionary<NserStandard, (Field Field, VersionAddition Addition)[]> Additions = Enum.GetValues<NserStandard>()
        .ToDictionary(standard => standard, standard => WithFields(FieldVersions.Of(standard)));

    internal static void Check(NserStandard standard, in RecordView record, in RuleContext context, FindingList findings)
    {
        if (context.Version < Newest)
        {
            Check(Additions[standard], record, context.Version, findings);
        }
    }

    internal static void Check((Field Field, VersionAddition Addition)[] additions, in RecordView record, NserApiVersion version, FindingList findings)
    {
        foreach (var (field, addition) in additions)
        {
            if (addition.Since <= version)
            {
                continue;
            }

            if (addition.Word is null && record.Has(field))
            {
                findings.Error(ValidationCodes.VersionField, field, $"Version {version} does not have the field {field.Name}: push over a later version, or choose to omit newer fields.");
            }
            else if (addition.Word is { } word && (record.Text(field).Is(word) || record.ListHolds(field, word)))
            {
                findings.Error(ValidationCodes.VersionField, field, $"Version {version} does not have the value {word} of the field {field.Name}: push over a later version, or choose another value.");
            }
        }
    }

    internal static (Field Field, VersionAddition Addition)[] WithFields(IReadOnlyList<VersionAddition> additions) =>
        [.. additions.Select(addition => (Fields.Find(addition.Parent, addition.Name)!.Value, addition))];
}
