namespace Nser.Client.Sandbox.Ledger;

/// <summary>What identifies a record: the library (by its name in this project's contract), the organisation, and the organisation's own id.</summary>
/// <param name="Library">For example <c>programme-enrollments</c>.</param>
/// <param name="OrganizationCode">The record's organisation; for geo units the organisation of the token.</param>
/// <param name="RecordId">The record's id; for geo units the code.</param>
public readonly record struct RecordKey(string Library, string OrganizationCode, string RecordId);
