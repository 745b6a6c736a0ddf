namespace Nser.Client.Validation;

/// <summary>One thing that local validation, an import or the server found in a record.</summary>
/// <remarks>A finding never repeats the value: it is safe in logs, tickets and reports. Source: standards, section 5.</remarks>
/// <param name="Code">Stable code such as <c>NSER-ID-01</c>; all are listed in <c>docs/validation-codes.md</c>.</param>
/// <param name="Severity">Whether the record may be sent.</param>
/// <param name="Pointer">JSON Pointer (RFC 6901) to the place in the record, empty for the record as a whole.</param>
/// <param name="Message">What is expected and what to do, in English.</param>
public sealed record ValidationFinding(string Code, FindingSeverity Severity, string Pointer, string Message)
{
    /// <summary>Code, severity unless it is an error, place and message on one line.</summary>
    public override string ToString()
    {
        var grade = Severity switch
        {
            FindingSeverity.Warning => " (warning)",
            FindingSeverity.Information => " (information)",
            _ => "",
        };
        return $"{Code}{grade}{(Pointer.Length > 0 ? " at " + Pointer : "")}: {Message}";
    }
}
