using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Standards;

namespace Nser.Client.Push;

/// <summary>The findings that pushing itself makes.</summary>
internal static class PushFindings
{
    internal static ValidationFinding TooLarge(PushLimits limits) => new(
        ValidationCodes.PushTooLarge,
        FindingSeverity.Error,
        "",
        FormattableString.Invariant($"The record alone is larger than a batch may be ({limits.Bytes} bytes). Shorten its texts."));

    internal static ValidationFinding TooLargeForServer() => new(
        ValidationCodes.PushTooLarge, FindingSeverity.Error, "", "The server finds this record alone too large. Shorten its texts.");

    internal static ValidationFinding Refused() => new(
        ValidationCodes.ServerRefused, FindingSeverity.Error, "", "The server refused this record without saying which place is wrong. Ask BISP with the batch id.");

    internal static ValidationFinding Unwritable() => new(
        ValidationCodes.SchemaJson, FindingSeverity.Error, "", "There is no record here, or one with a member that JSON cannot carry. Hand over a whole record.");

    internal static ValidationFinding Conflict() => new NserProblemError { Code = ValidationCodes.RecordConflict }.ToFinding();
}
