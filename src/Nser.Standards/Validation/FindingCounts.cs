namespace Nser.Standards.Validation;

/// <summary>Counts findings by code, with the first lines of each. Its size does not grow with the input.</summary>
public sealed class FindingCounts
{
    private const int LinesKept = 5;
    private readonly Dictionary<string, (FindingSeverity Severity, long Count, List<long> Lines)> codes = new(StringComparer.Ordinal);

    /// <summary>Counts a finding.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="line">Its line in the file, counted from 1; 0 when there is none.</param>
    public void Add(ValidationFinding finding, long line)
    {
        var (severity, count, lines) = codes.TryGetValue(finding.Code, out var known) ? known : (finding.Severity, 0, []);
        if (lines.Count < LinesKept && (lines.Count == 0 || lines[^1] != line))
        {
            lines.Add(line);
        }

        codes[finding.Code] = (severity > finding.Severity ? severity : finding.Severity, count + 1, lines);
    }

    /// <summary>What was counted so far, most frequent first.</summary>
    public IReadOnlyList<FindingSummary> ByCode() =>
    [
        .. codes
            .OrderByDescending(code => code.Value.Count).ThenBy(code => code.Key, StringComparer.Ordinal)
            .Select(code => new FindingSummary(code.Key, code.Value.Severity, code.Value.Count, [.. code.Value.Lines])),
    ];
}
