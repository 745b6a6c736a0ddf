using Nser.Client.Validation;

namespace Nser.Client.Push;

/// <summary>One record on its way through a push.</summary>
internal sealed class PushItem(long index, long line, ReadOnlyMemory<byte> source, IReadOnlyList<ValidationFinding> sourceFindings)
{
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

    internal PushOutcomeKind? Kind { get; private set; }

    internal bool IsPending => Kind is null;

    internal void Settle(PushOutcomeKind kind, params IEnumerable<ValidationFinding> findings)
    {
        Kind = kind;
        Findings.AddRange(findings);
    }

    internal PushOutcome ToOutcome() => new()
    {
        Index = index,
        Line = line,
        RecordId = Verdict?.RecordId,
        Kind = Kind ?? PushOutcomeKind.NotSent,
        Findings = Findings.Count == 0 ? [] : Findings,
        BatchId = BatchId,
    };
}
