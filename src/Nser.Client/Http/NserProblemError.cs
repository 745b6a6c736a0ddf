using Nser.Client.Validation;

namespace Nser.Client;

/// <summary>One of the errors in a <see cref="NserProblem"/> or batch result: which record, where, and what.</summary>
public sealed record NserProblemError
{
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

    /// <summary>Code and pointer; never the server's free text.</summary>
    public override string ToString() => $"{Code} at {Pointer}";
}
