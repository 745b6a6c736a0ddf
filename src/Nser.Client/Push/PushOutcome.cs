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
