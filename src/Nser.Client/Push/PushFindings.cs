using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Standards;

namespace Nser.Client.Push;

/// <summary>The findings that pushing itself makes, and what the server's errors become: code and place are kept, its free text is not.</summary>
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

    internal static ValidationFinding Conflict() => new(
        ValidationCodes.RecordConflict, FindingSeverity.Error, "/recordId", "The server holds other content under this record id. Correct that record instead of pushing it anew.");

    internal static ValidationFinding FromServer(NserProblemError error) => error.Code == ValidationCodes.RecordConflict
        ? Conflict()
        : new(
            error.PrintableCode is { Length: > 0 } code ? code : ValidationCodes.ServerRefused,
            error.Severity,
            error.PrintablePointer,
            "The server refused this place, which local validation let pass. The list of validation codes says what is expected.");
}
