using Nser.Client.Validation;

namespace Nser.Client.Push;

/// <summary>Collects outcomes into a report.</summary>
internal sealed class PushReportBuilder
{
    private const int LinesKept = 5;
    private readonly List<PushOutcome> outcomes = [];
    private readonly Dictionary<string, (FindingSeverity Severity, long Count, List<long> Lines)> codes = new(StringComparer.Ordinal);
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
            var (severity, count, lines) = codes.TryGetValue(finding.Code, out var known) ? known : (finding.Severity, 0, []);
            var line = outcome.Line > 0 ? outcome.Line : outcome.Index + 1;
            if (lines.Count < LinesKept && (lines.Count == 0 || lines[^1] != line))
            {
                lines.Add(line);
            }

            codes[finding.Code] = (severity > finding.Severity ? severity : finding.Severity, count + 1, lines);
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
        FindingsByCode = [.. codes
            .OrderByDescending(code => code.Value.Count).ThenBy(code => code.Key, StringComparer.Ordinal)
            .Select(code => new FindingSummary(code.Key, code.Value.Severity, code.Value.Count, code.Value.Lines))],
        Failure = failure,
    };

    private long Total(PushOutcomeKind kind) => outcomes.LongCount(outcome => outcome.Kind == kind);
}
