using System.Collections.Frozen;
using Nser.Standards.Records;
using Nser.Standards.Schemas;
using Nser.Standards.Validation.Rules;

namespace Nser.Standards.Validation;

/// <summary>Validates one record's bytes: its shape first, then the rules over the same bytes. The seam for packages that send records.</summary>
/// <remarks>
/// Use <see cref="NserValidator"/> to check records without sending them. Safe for several threads at once. Each thread keeps its last record in memory
/// until the next one; nothing of it is ever printed or logged.
/// </remarks>
public sealed class RecordValidator
{
    [ThreadStatic]
    private static ThreadBuffers? ofThread;

    private readonly NserValidatorOptions settings;
    private readonly FrozenDictionary<NserStandard, NserSchema> agreedSchemas;
    private readonly GeoLibraryFacts geo;

    /// <summary>Creates a validator with these options; <see cref="NserValidatorOptions.Version"/> is not used, because each call names its version.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The household limit is below 1.</exception>
    public RecordValidator(NserValidatorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.HouseholdLimit, 1, nameof(options.HouseholdLimit));
        settings = options;
        agreedSchemas = options.AgreedSchemas.ToFrozenDictionary();
        geo = options.Geography is { } geography ? new GeoLibraryFacts(geography) : GeoLibraryFacts.Current;
    }

    /// <summary>What rules know beside the record, as of now. It serves for many records, so that a stream need not ask the clock for each.</summary>
    internal RuleContext Now(NserApiVersion version) => new(version, settings.TimeProvider.GetUtcNow(), geo)
    {
        Environment = settings.Environment,
        MedianUnitCosts = settings.MedianUnitCosts,
        CensusPrefixDistricts = settings.CensusPrefixDistricts,
        FindEnrollment = settings.FindEnrollment,
    };

    /// <inheritdoc cref="Check(NserStandard, in RuleContext, RecordBytes, RecordSlots, FindingList)"/>
    internal bool Check(NserStandard standard, NserApiVersion version, RecordBytes bytes, RecordSlots slots, FindingList findings) =>
        Check(standard, Now(version), bytes, slots, findings);

    /// <summary>Adds what is wrong with the record to <paramref name="findings"/>, and allocates nothing when that is nothing.</summary>
    /// <returns>Whether the bytes are one sound JSON object. If not, one finding says so and the slots are void.</returns>
    internal bool Check(NserStandard standard, in RuleContext context, RecordBytes bytes, RecordSlots slots, FindingList findings)
    {
        var before = findings.Count;
        if (!StandardPlans.For(standard, context.Version).Check(bytes, slots, findings))
        {
            return false;
        }

        if (agreedSchemas.TryGetValue(standard, out var agreed))
        {
            agreed.Check(bytes, findings);
        }

        var ofShape = findings.Count;
        RuleList.Apply(standard, new RecordView(bytes.Json, slots), context, findings);
        if (ofShape > before && findings.Count > ofShape)
        {
            Displace(findings.All, before, ofShape);
        }

        return true;
    }

    /// <summary>The name under which a sound record is reported: not when the name itself may hold a CNIC.</summary>
    internal static string? RecordIdOf(NserStandard standard, in RecordView record, FindingList findings) =>
        IsSecret(findings) ? null : IdOf(standard, record);

    /// <summary>Starts the rules over one batch (ID-10, AD-13, PR-02): a new instance for each batch.</summary>
    public BatchRules StartBatch() => new(settings);

    /// <summary>Validates a record that is to be sent.</summary>
    /// <param name="standard">The standard that the record follows.</param>
    /// <param name="version">The version of the API in which it will be sent.</param>
    /// <param name="json">The record as UTF-8 JSON, one object. Read during the call only.</param>
    /// <returns>The findings, and what sending needs to know of the record.</returns>
    public RecordVerdict Validate(NserStandard standard, NserApiVersion version, ReadOnlyMemory<byte> json)
    {
        // Taken for the while: a caller's FindEnrollment may itself validate, on this thread.
        var workplace = ofThread ?? new ThreadBuffers(new RecordSlots(), new FindingList(), new SharedTexts());
        ofThread = null;
        var verdict = Judge(standard, version, RecordBytes.Of(json), workplace);
        workplace.Findings.Clear();
        ofThread = workplace;
        return verdict;
    }

    private RecordVerdict Judge(NserStandard standard, NserApiVersion version, RecordBytes bytes, ThreadBuffers workplace)
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

    private sealed record ThreadBuffers(RecordSlots Slots, FindingList Findings, SharedTexts Codes);
}

/// <summary>The result of validating one record.</summary>
/// <param name="Findings">All findings, in document order where that is known; empty for a record without fault.</param>
/// <param name="RecordId">The record's ID, where it could be read and holds no identifier of a person.</param>
/// <param name="OrganizationCode">The organization that the record names, where it could be read.</param>
/// <param name="Keys">What the rules over a whole batch need of this record; <see langword="null"/> when the bytes are no JSON object.</param>
public sealed record RecordVerdict(IReadOnlyList<ValidationFinding> Findings, string? RecordId, string? OrganizationCode, BatchKeys? Keys)
{
    /// <summary>Whether any finding forbids sending the record.</summary>
    public bool HasErrors => Findings.Any(finding => finding.Severity == FindingSeverity.Error);

    /// <summary>Gets the findings at places where the source of the record has not reported an error already.</summary>
    /// <param name="ofSource">What reading the record from its file found: a cell that could not be read stays in the JSON as it was, so validation meets it again.</param>
    public IEnumerable<ValidationFinding> FindingsBeyond(IEnumerable<ValidationFinding> ofSource) =>
        Findings.Where(finding => finding.Pointer.Length == 0 || !ofSource.Any(source => source.Severity == FindingSeverity.Error && source.Pointer == finding.Pointer));
}
