using Nser.Client.Pipeline;
using Nser.Standards;
using Nser.Standards.Validation;

namespace Nser.Client.Push;

/// <summary>What became of a push: one outcome for each record, in input order, and totals that add up to <see cref="Read"/>.</summary>
public sealed record PushReport
{
    /// <summary>Records read from the source.</summary>
    public required long Read { get; init; }

    /// <summary>Records stored by this push (with a dry run: that would be stored). What a look-up found after a lost answer counts here.</summary>
    public required long Accepted { get; init; }

    /// <summary>Records that were already stored with the same content.</summary>
    public required long Duplicates { get; init; }

    /// <summary>Records refused here or by the server, conflicts not included.</summary>
    public required long Rejected { get; init; }

    /// <summary>Records whose id the server knows with other content.</summary>
    public required long Conflicts { get; init; }

    /// <summary>Records whose answer was lost for good or does not account for them.</summary>
    public required long Unknown { get; init; }

    /// <summary>Records that were read and certainly not stored, because the run stopped.</summary>
    public required long NotSent { get; init; }

    /// <summary>Records with at least one warning, whatever became of them.</summary>
    public required long WithWarnings { get; init; }

    /// <summary>Answers that the server gave again for a batch that it had taken before.</summary>
    public required long Replays { get; init; }

    /// <summary>Whether the server only checked and stored nothing.</summary>
    public required bool DryRun { get; init; }

    /// <summary>The version spoken at the end of the run.</summary>
    public required NserApiVersion Version { get; init; }

    /// <summary>One outcome for each record, in input order.</summary>
    public required IReadOnlyList<PushOutcome> Outcomes { get; init; }

    /// <summary>The findings by code, most frequent first.</summary>
    public required IReadOnlyList<FindingSummary> FindingsByCode { get; init; }

    /// <summary>Why the run stopped before the source's end: an <see cref="NserException"/>, or what the source threw. <see langword="null"/> when it did not.</summary>
    public Exception? Failure { get; init; }

    /// <summary>Whether the source was read to its end and it is known what became of every record. Rejected records are known.</summary>
    public bool IsComplete => Failure is null && Unknown == 0 && NotSent == 0;

    /// <summary>The records that did not get in, in input order.</summary>
    public IEnumerable<PushOutcome> NotStored => Outcomes.Where(outcome => !outcome.IsStored);

    /// <summary>The records that were refused for what is in them, in input order: correct them and push them again.</summary>
    public IEnumerable<PushOutcome> ToCorrect =>
        Outcomes.Where(outcome => outcome.Kind is PushOutcomeKind.RejectedLocally or PushOutcomeKind.RejectedByServer or PushOutcomeKind.Conflict);

    /// <summary>The totals in one line, conflicts and a dry run named as such; no content of any record.</summary>
    public override string ToString() =>
        (DryRun ? "dry run, nothing stored: " : "")
        + FormattableString.Invariant($"{Read} read, {Accepted} accepted, {Duplicates} duplicates, {Rejected} rejected")
        + (Conflicts == 0 ? "" : FormattableString.Invariant($", {Conflicts} in conflict"))
        + FormattableString.Invariant($", {WithWarnings} with warnings")
        + (IsComplete ? "" : FormattableString.Invariant($", {Unknown} unknown, {NotSent} not sent"));
}

/// <summary>Collects outcomes into a report.</summary>
internal sealed class PushReportBuilder
{
    private readonly List<PushOutcome> outcomes = [];
    private readonly FindingCounts counts = new();
    private long withWarnings;

    internal int Count => outcomes.Count;

    internal void Add(PushOutcome outcome)
    {
        outcomes.Add(outcome);
        if (outcome.Findings.Any(finding => finding.Severity == FindingSeverity.Warning))
        {
            withWarnings++;
        }

        foreach (var finding in outcome.Findings)
        {
            counts.Add(finding, outcome.Line > 0 ? outcome.Line : outcome.Index + 1);
        }
    }

    internal PushReport Build(PushTally tally, PushOptions options, NserApiVersion version, Exception? failure) => new()
    {
        Read = outcomes.Count,
        Accepted = tally.Progress.Accepted,
        Duplicates = tally.Progress.Duplicates,
        Rejected = Total(PushOutcomeKind.RejectedLocally) + Total(PushOutcomeKind.RejectedByServer),
        Conflicts = Total(PushOutcomeKind.Conflict),
        Unknown = Total(PushOutcomeKind.Unknown),
        NotSent = Total(PushOutcomeKind.NotSent),
        WithWarnings = withWarnings,
        Replays = tally.Replays,
        DryRun = options.DryRun,
        Version = version,
        Outcomes = outcomes,
        FindingsByCode = counts.ByCode(),
        Failure = failure,
    };

    private long Total(PushOutcomeKind kind) => outcomes.LongCount(outcome => outcome.Kind == kind);
}

/// <summary>How far a push is, reported after each batch.</summary>
public sealed record PushProgress
{
    /// <summary>Records read from the source.</summary>
    public long Read { get; init; }

    /// <summary>Records with an outcome.</summary>
    public long Settled { get; init; }

    /// <summary>Records stored by this push.</summary>
    public long Accepted { get; init; }

    /// <summary>Records that were stored before.</summary>
    public long Duplicates { get; init; }

    /// <summary>Records refused here or by the server, conflicts not included.</summary>
    public long Rejected { get; init; }

    /// <summary>Records whose id the server knows with other content.</summary>
    public long Conflicts { get; init; }

    /// <summary>Batches answered.</summary>
    public long Batches { get; init; }
}
