namespace Nser.Standards.Validation;

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
