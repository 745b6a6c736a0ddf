using Nser.Client.Standards;
using Nser.Client.Validation.Plan;
using Nser.Client.Validation.Rules;

namespace Nser.Client.Validation;

/// <summary>The local check of one record: shape first, then the rules over the same bytes.</summary>
/// <remarks>Safe for several threads at once, each with slots and findings of its own; keeps each thread's last record in memory until the next, and codes; nothing of it is ever told.</remarks>
internal sealed class RecordValidator(ValidationSettings settings)
{
    [ThreadStatic]
    private static Workplace? ofThread;

    /// <summary>What rules know beside the record, as of now. It serves for many records, so that a stream need not ask the clock for each.</summary>
    internal RuleContext Now(NserApiVersion version) => new(version, settings.Time.GetUtcNow(), settings);

    /// <inheritdoc cref="Check(NserStandard, in RuleContext, RecordBytes, RecordSlots, FindingList)"/>
    internal bool Check(NserStandard standard, NserApiVersion version, RecordBytes bytes, RecordSlots slots, FindingList findings) =>
        Check(standard, Now(version), bytes, slots, findings);

    /// <summary>Adds what is wrong with the record to <paramref name="findings"/>, and allocates nothing when that is nothing.</summary>
    /// <returns>Whether the bytes are one sound JSON object. If not, one finding says so and the slots are void.</returns>
    internal static bool Check(NserStandard standard, in RuleContext context, RecordBytes bytes, RecordSlots slots, FindingList findings)
    {
        var before = findings.Count;
        if (!StandardPlans.For(standard, context.Version).Check(bytes, slots, findings))
        {
            return false;
        }

        if (context.Settings.AgreedSchemas.TryGetValue(standard, out var agreed))
        {
            agreed.Check(bytes, findings);
        }

        var ofShape = findings.Count;
        RuleList.Check(standard, new RecordView(bytes.Json, slots), context, findings);
        if (ofShape > before && findings.Count > ofShape)
        {
            Displace(findings.All, before, ofShape);
        }

        return true;
    }

    /// <summary>The name under which a sound record is reported: not when the name itself may hold a CNIC.</summary>
    internal static string? RecordIdOf(NserStandard standard, in RecordView record, FindingList findings) =>
        IsSecret(findings) ? null : IdOf(standard, record);

    /// <summary>The check of a record that is to be sent, with all that sending needs to know of it.</summary>
    internal RecordVerdict Validate(NserStandard standard, NserApiVersion version, ReadOnlyMemory<byte> json)
    {
        // Taken for the while: a caller's FindEnrollment may itself validate, on this thread.
        var workplace = ofThread ?? new Workplace(new RecordSlots(), new FindingList(), new SharedTexts());
        ofThread = null;
        var verdict = Judge(standard, version, RecordBytes.Of(json), workplace);
        workplace.Findings.Clear();
        ofThread = workplace;
        return verdict;
    }

    private RecordVerdict Judge(NserStandard standard, NserApiVersion version, RecordBytes bytes, Workplace workplace)
    {
        var (slots, findings, codes) = workplace;
        var isSound = Check(standard, version, bytes, slots, findings);
        IReadOnlyList<ValidationFinding> found = findings.Count == 0 ? [] : findings.All.ToArray();
        if (!isSound)
        {
            return new RecordVerdict(found, null, null, null);
        }

        var record = new RecordView(bytes.Json, slots);
        var id = IdOf(standard, record);
        return new RecordVerdict(
            found,
            IsSecret(findings) ? null : id,
            codes.Of(record, Fields.OrganizationCode),
            RecordKeys.Of(standard, record, id, codes));
    }

    private static string? IdOf(NserStandard standard, in RecordView record) =>
        record.Text(standard == NserStandard.GeoUnit ? Fields.Code : Fields.RecordId).ToText();

    private static bool IsSecret(FindingList findings) => findings.All.Exists(finding => finding.Code == ValidationCodes.IdentifierInRecordId);

    /// <summary>Where a rule names an error more precisely than the schema does, the schema's finding at that place goes.</summary>
    private static void Displace(List<ValidationFinding> findings, int before, int ofShape)
    {
        var kept = before;
        for (var at = before; at < ofShape; at++)
        {
            var finding = findings[at];
            var isNamedByRule = findings.FindIndex(ofShape, rule => rule.Severity == FindingSeverity.Error && rule.Pointer == finding.Pointer) >= 0;
            if (finding.Code == ValidationCodes.SchemaDuplicate || !isNamedByRule)
            {
                findings[kept++] = finding;
            }
        }

        findings.RemoveRange(kept, ofShape - kept);
    }

    private sealed record Workplace(RecordSlots Slots, FindingList Findings, SharedTexts Codes);
}
