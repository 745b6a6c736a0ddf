using Nser.Standards.Import;
using Nser.Standards.Lines;
using Nser.Standards.Records;
using Nser.Standards.Validation.Rules;

namespace Nser.Standards.Validation;

/// <summary>Judges lines of a file one after another: is it a record, and what is wrong with it. For one thread at a time.</summary>
internal sealed class NdjsonLineJudge(RecordValidator records, NserStandard standard, NserApiVersion version, int maxLineBytes)
{
    private readonly RecordSlots slots = new();
    private readonly FindingList findings = new();
    private RuleContext context;

    /// <summary>Asks the clock; what day it is counts for the lines up to the next call.</summary>
    internal void Begin() => context = records.Now(version);

    internal void Judge(ReadOnlyMemory<byte> line, bool hasEnd, BlockFindings found)
    {
        found.BeginLine();
        line = line.Span is [.., (byte)'\r'] ? line[..^1] : line;
        var record = NdjsonLine.Trim(line);
        if (line.Length > maxLineBytes)
        {
            found.AddRecord(null, [FaultOf(line, hasEnd)!]);
        }
        else if (!record.IsEmpty)
        {
            Judge(RecordBytes.Of(record), line, hasEnd, found);
        }
    }

    private void Judge(RecordBytes record, ReadOnlyMemory<byte> line, bool hasEnd, BlockFindings found)
    {
        findings.Clear();
        if (!RecordValidator.Check(standard, context, record, slots, findings))
        {
            found.AddRecord(null, FaultOf(line, hasEnd) is { } fault ? [fault] : findings.All);
            return;
        }

        found.AddRecord(findings.Count == 0 ? null : RecordIdOf(new RecordView(record.Json, slots)), findings.All);
    }

    private string? RecordIdOf(in RecordView record) =>
        RecordValidator.RecordIdOf(standard, record, findings) is { } id && RecordIds.IsFit(id) ? id : null;

    /// <summary>What an import says of such a line: it knows of truncated files and missing line ends. It walks over the JSON once more, so only bad lines come here.</summary>
    private ValidationFinding? FaultOf(ReadOnlyMemory<byte> line, bool hasEnd) =>
        NdjsonLine.Fault(new PhysicalLine(0, line, line.Length > maxLineBytes, hasEnd), maxLineBytes) is { } fault
            ? new ValidationFinding(fault.Code, FindingSeverity.Error, "", fault.Message)
            : null;
}
