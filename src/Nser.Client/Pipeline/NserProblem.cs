using Nser.Standards;

namespace Nser.Client.Pipeline;

/// <summary>What a server said of a failed call.</summary>
/// <remarks>Source: RFC 9457, with the member <c>errors</c> of the contract.</remarks>
public sealed record NserProblem
{
    /// <summary>The contract's short name of the problem, for example <c>non-standard-data</c>; <see langword="null"/> for a type that the contract does not know.</summary>
    public string? Name { get; init; }

    /// <summary>The problem type as sent.</summary>
    public string? Type { get; init; }

    /// <summary>The HTTP status.</summary>
    public int Status { get; init; }

    /// <summary>The server's title. Free text: may repeat what was sent.</summary>
    public string? Title { get; init; }

    /// <summary>The server's detail. Free text: may repeat what was sent.</summary>
    public string? Detail { get; init; }

    /// <summary>The server's trace id, for BISP's support.</summary>
    public string? TraceId { get; init; }

    /// <summary>What is wrong with which record. Default empty.</summary>
    public IReadOnlyList<NserProblemError> Errors { get; init; } = [];

    /// <summary>Name and status; never the server's free text.</summary>
    public override string ToString() => $"{Name ?? "unknown problem"} ({Status}), {Errors.Count} errors";
}

/// <summary>One of the errors in a <see cref="NserProblem"/> or batch result: which record, where, and what.</summary>
public sealed record NserProblemError
{
    private const int LongestText = 200;
    private const int DigitsOfAPerson = 9;

    /// <summary>The record's place in the batch, from 0; <see langword="null"/> when the error is about the call as a whole.</summary>
    public int? Index { get; init; }

    /// <summary>The record's id, if the server named it.</summary>
    public string? RecordId { get; init; }

    /// <summary>JSON Pointer (RFC 6901) into the record.</summary>
    public string Pointer { get; init; } = "";

    /// <summary>The code, as in <c>docs/validation-codes.md</c> or the server's own.</summary>
    public string Code { get; init; } = "";

    /// <summary>Whether the server refused the record for this.</summary>
    public FindingSeverity Severity { get; init; } = FindingSeverity.Error;

    /// <summary>The server's message. Free text: may repeat what was sent.</summary>
    public string Message { get; init; } = "";

    /// <summary>Returns the error as a finding, like those of local validation. Code, place and severity are the server's; its free text is not taken over.</summary>
    /// <returns>The finding. Its code is <c>NSER-SERVER-REFUSED</c> when the server's code may hold more than a code.</returns>
    public ValidationFinding ToFinding() => Code == ValidationCodes.RecordConflict
        ? new(Code, FindingSeverity.Error, "/recordId", "The server holds other content under this record id. Correct that record instead of pushing it anew.")
        : new(
            PrintableCode is { Length: > 0 } code ? code : ValidationCodes.ServerRefused,
            Severity,
            PrintablePointer,
            "The server refused this place, which local validation let pass. The list of validation codes says what is expected.");

    /// <summary>The code, or nothing when it may hold more than a code.</summary>
    internal string PrintableCode => Printable(Code);

    /// <summary>The pointer, or nothing when it may hold more than a pointer.</summary>
    internal string PrintablePointer => Printable(Pointer);

    /// <summary>Code and pointer where they look like such; never the server's free text.</summary>
    public override string ToString() => $"{PrintableCode} at {PrintablePointer}";

    /// <summary>Codes and pointers are short and plain; anything else in them is not shown.</summary>
    private static string Printable(string text) =>
        text.Length <= LongestText && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '/' or '.' or '~') && !LooksLikeIdentifier(text) ? text : "";

    private static bool LooksLikeIdentifier(string text)
    {
        var run = 0;
        foreach (var character in text)
        {
            run = char.IsAsciiDigit(character) ? run + 1 : character == '-' ? run : 0;
            if (run >= DigitsOfAPerson)
            {
                return true;
            }
        }

        return false;
    }
}
