using Nser.Standards.Records;

namespace Nser.Standards.Validation;

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
