using Nser.Client.Testing.Records;
using Nser.Standards.Validation;

namespace Nser.Standards.Tests.Validation;

/// <summary>One record and the one finding that it must have, or must not have.</summary>
/// <param name="Record">The record; made anew for each case.</param>
/// <param name="Code">The code that the case is about.</param>
/// <param name="Severity">What is expected; <see langword="null"/> for a record just inside the boundary.</param>
/// <param name="Pointer">Where the finding must point.</param>
internal sealed record RuleCase(TestRecord Record, string Code, FindingSeverity? Severity, string Pointer)
{
    internal NserApiVersion Version { get; init; } = NserApiVersion.V2;

    internal NserValidatorOptions Settings { get; init; } = TestSettings.Staging;

    internal RecordVerdict Judge() => new RecordValidator(Settings).Validate(Record.Standard, Version, Record.Json);
}
