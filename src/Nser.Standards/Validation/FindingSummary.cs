namespace Nser.Standards.Validation;

/// <summary>How often one code was found in a file or a push, and where first.</summary>
/// <param name="Code">The code, as in <c>docs/validation-codes.md</c>.</param>
/// <param name="Severity">The gravest severity with which it was found.</param>
/// <param name="Count">Findings with this code.</param>
/// <param name="FirstLines">The first lines with it, at most 5; for input that has no lines, places from 1.</param>
public sealed record FindingSummary(string Code, FindingSeverity Severity, long Count, IReadOnlyList<long> FirstLines);
