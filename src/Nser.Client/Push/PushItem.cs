using Nser.Standards;
using Nser.Standards.Validation;

namespace Nser.Client.Push;

/// <summary>One record on its way through a push.</summary>
internal sealed class PushItem(long index, long line, ReadOnlyMemory<byte> source, IReadOnlyList<ValidationFinding> sourceFindings)
{
    private PushOutcomeKind? settled;

    internal long Line => line;

    /// <summary>The record as it came: kept, because another version may send it in another form.</summary>
    internal ReadOnlyMemory<byte> Source { get; } = source;

    /// <summary>What reading the source found.</summary>
    internal IReadOnlyList<ValidationFinding> SourceFindings => sourceFindings;

    /// <summary>The bytes that were validated: the bytes that are sent.</summary>
    internal ReadOnlyMemory<byte> Json { get; set; }

    internal RecordVerdict? Verdict { get; set; }

    internal List<ValidationFinding> Findings { get; } = [];

    internal string? BatchId { get; set; }

    /// <summary>Whether it was sent and may be stored, with no answer that says so or not. It must not go out under another key before that is cleared up.</summary>
    internal bool IsInDoubt { get; set; }

    internal bool IsPending => settled is null;

    internal PushOutcomeKind Kind => settled ?? (IsInDoubt ? PushOutcomeKind.Unknown : PushOutcomeKind.NotSent);

    internal void Settle(PushOutcomeKind kind, params IEnumerable<ValidationFinding> findings)
    {
        settled = kind;
        Findings.AddRange(findings);
    }

    internal void Settle(RecordOutcome outcome) => Settle(outcome.Kind, outcome.Findings);

    internal PushOutcome ToOutcome() => new()
    {
        Index = index,
        Line = line,
        RecordId = Verdict?.RecordId,
        Kind = Kind,
        Findings = Findings.Count == 0 ? [] : Findings,
        BatchId = BatchId,
    };
}
