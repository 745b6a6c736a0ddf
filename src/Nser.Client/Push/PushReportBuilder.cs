using Nser.Standards;
using Nser.Standards.Validation;

namespace Nser.Client.Push;

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
