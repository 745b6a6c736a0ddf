namespace Nser.Standards.Validation;

/// <summary>What was found in the lines of one block. Lines are counted from the block's beginning, for its place in the file is not known while it is judged.</summary>
internal sealed class BlockFindings
{
    private readonly List<(int Line, string? RecordId, ValidationFinding Finding)> findings = [];

    internal int Lines { get; private set; }

    internal int Records { get; private set; }

    internal int WithErrors { get; private set; }

    internal int WithWarnings { get; private set; }

    internal int Count => findings.Count;

    /// <summary>One finding, placed in the file.</summary>
    internal ValidationFinding this[int index, long linesBefore] =>
        findings[index].Finding with { Line = linesBefore + findings[index].Line, RecordId = findings[index].RecordId };

    internal void BeginLine() => Lines++;

    internal void AddRecord(string? recordId, List<ValidationFinding> found)
    {
        Records++;
        var (hasErrors, hasWarnings) = (false, false);
        foreach (var finding in found)
        {
            findings.Add((Lines, recordId, finding));
            hasErrors |= finding.Severity == FindingSeverity.Error;
            hasWarnings |= finding.Severity == FindingSeverity.Warning;
        }

        WithErrors += hasErrors ? 1 : 0;
        WithWarnings += hasWarnings ? 1 : 0;
    }

    /// <summary>Forgets the findings that were taken; the counts stay.</summary>
    internal void Take() => findings.Clear();

    internal void Clear()
    {
        findings.Clear();
        (Lines, Records, WithErrors, WithWarnings) = (0, 0, 0, 0);
    }
}
