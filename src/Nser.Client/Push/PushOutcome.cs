using Nser.Standards;

namespace Nser.Client.Push;

/// <summary>What became of one record, with everything found in it. Holds no content of the record.</summary>
public sealed record PushOutcome
{
    /// <summary>The record's place in the input, from 0.</summary>
    public required long Index { get; init; }

    /// <summary>The line of the file on which the record began, from 1; 0 when it did not come from a file.</summary>
    public long Line { get; init; }

    /// <summary>The record's id; <see langword="null"/> when it could not be read or is not fit to print (rule PR-01).</summary>
    public string? RecordId { get; init; }

    /// <summary>What became of the record.</summary>
    public required PushOutcomeKind Kind { get; init; }

    /// <summary>Errors, warnings and information, from here and from the server. Default empty.</summary>
    public IReadOnlyList<ValidationFinding> Findings { get; init; } = [];

    /// <summary>The batch id or idempotency key under which the record was sent last; <see langword="null"/> when it was not sent.</summary>
    public string? BatchId { get; init; }

    /// <summary>Whether the record is in the registry now (with <see cref="PushOptions.DryRun"/>: would be).</summary>
    public bool IsStored => Kind is PushOutcomeKind.Accepted or PushOutcomeKind.Duplicate or PushOutcomeKind.Stored;

    /// <summary>Whether it is known what became of the record.</summary>
    public bool IsSettled => Kind is not (PushOutcomeKind.Unknown or PushOutcomeKind.NotSent);

    /// <summary>Where the record stood, what became of it and every finding, on one line; no content of the record.</summary>
    public override string ToString()
    {
        var place = Line > 0 ? FormattableString.Invariant($"line {Line}") : FormattableString.Invariant($"record {Index + 1}");
        return $"{place}: {Kind}" + string.Concat(Findings.Select(finding => $"; {finding}"));
    }
}

/// <summary>What became of one record.</summary>
public enum PushOutcomeKind
{
    /// <summary>Stored by this push (with <see cref="PushOptions.DryRun"/>: would be stored).</summary>
    Accepted,

    /// <summary>Was already stored with the same content; nothing changed.</summary>
    Duplicate,

    /// <summary>Is stored, by this push or before: V1.0 counts a mixed batch's duplicates without naming them, and a look-up after a lost answer only finds the record.</summary>
    Stored,

    /// <summary>Broke a rule here and was not sent; the findings say which.</summary>
    RejectedLocally,

    /// <summary>The server refused it; the findings say why.</summary>
    RejectedByServer,

    /// <summary>The server holds other content under the same record id. Correct it with <c>CorrectAsync</c> or <c>ReplaceAsync</c>.</summary>
    Conflict,

    /// <summary>Was sent, and the answer was lost for good or does not account for it: it may be stored or not. Push it again, or read it back.</summary>
    Unknown,

    /// <summary>Is not stored: the run stopped before its turn, or its batch certainly was not taken.</summary>
    NotSent,
}
