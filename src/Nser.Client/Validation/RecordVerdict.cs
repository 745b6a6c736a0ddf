namespace Nser.Client.Validation;

/// <summary>What local validation says of one record.</summary>
/// <param name="Findings">All findings, in document order where that is known; empty for a record without fault.</param>
/// <param name="RecordId">The record's id, where it could be read and holds no identifier of a person.</param>
/// <param name="OrganizationCode">The organisation that the record names, where it could be read.</param>
/// <param name="Keys">What the rules over a whole batch need of this record.</param>
internal sealed record RecordVerdict(IReadOnlyList<ValidationFinding> Findings, string? RecordId, string? OrganizationCode, BatchKeys? Keys)
{
    /// <summary>Whether any finding forbids sending the record.</summary>
    internal bool HasErrors => Findings.Any(finding => finding.Severity == FindingSeverity.Error);
}
