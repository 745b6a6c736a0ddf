namespace Nser.Standards.Validation;

/// <summary>What the check of a file came to.</summary>
public sealed record ValidationSummary
{
    /// <summary>Records read; blank lines are none.</summary>
    public required long Records { get; init; }

    /// <summary>Records with at least one error: these would not be sent.</summary>
    public required long WithErrors { get; init; }

    /// <summary>Records with at least one warning, whatever else was found in them.</summary>
    public required long WithWarnings { get; init; }

    /// <summary>The findings by code, most frequent first.</summary>
    public required IReadOnlyList<FindingSummary> FindingsByCode { get; init; }

    /// <summary>Whether no record has an error.</summary>
    public bool IsValid => WithErrors == 0;

    /// <summary>The totals in one line; no content of any record.</summary>
    public override string ToString() => FormattableString.Invariant($"{Records} records, {WithErrors} with errors, {WithWarnings} with warnings");
}

/// <summary>How often one code was found in a file or a push, and where first.</summary>
/// <param name="Code">The code, as in <c>docs/validation-codes.md</c>.</param>
/// <param name="Severity">The gravest severity with which it was found.</param>
/// <param name="Count">Findings with this code.</param>
/// <param name="FirstLines">The first lines with it, at most 5; for input that has no lines, places from 1.</param>
public sealed record FindingSummary(string Code, FindingSeverity Severity, long Count, IReadOnlyList<long> FirstLines);

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
        ArgumentNullException.ThrowIfNull(finding);
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

/// <summary>The running totals of a file's check.</summary>
internal sealed class ValidationTally
{
    private readonly FindingCounts counts = new();
    private long records;
    private long withErrors;
    private long withWarnings;

    /// <summary>Lines of the blocks that were counted.</summary>
    internal long Lines { get; private set; }

    internal ValidationSummary Summary => new()
    {
        Records = records,
        WithErrors = withErrors,
        WithWarnings = withWarnings,
        FindingsByCode = counts.ByCode(),
    };

    /// <summary>Counts one finding.</summary>
    internal void Add(ValidationFinding finding) => counts.Add(finding, finding.Line ?? 0);

    /// <summary>Counts a record and what was found in it.</summary>
    internal void AddRecord(IReadOnlyList<ValidationFinding> findings)
    {
        records++;
        withErrors += findings.Any(finding => finding.Severity == FindingSeverity.Error) ? 1 : 0;
        withWarnings += findings.Any(finding => finding.Severity == FindingSeverity.Warning) ? 1 : 0;
    }

    /// <summary>Counts the lines and records of a block; its findings were counted one by one.</summary>
    internal void Add(BlockFindings block)
    {
        Lines += block.Lines;
        records += block.Records;
        withErrors += block.WithErrors;
        withWarnings += block.WithWarnings;
    }
}
