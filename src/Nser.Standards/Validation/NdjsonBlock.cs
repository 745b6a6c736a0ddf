using System.Buffers;
using Nser.Standards.Import;
using Nser.Standards.Lines;
using Nser.Standards.Records;
using Nser.Standards.Validation.Rules;

namespace Nser.Standards.Validation;

/// <summary>Some whole lines of a file in one buffer, and what was found in them. Used again and again: filled and read by one thread, judged by another in between.</summary>
internal sealed class NdjsonBlock(NdjsonLineJudge judge, ArrayPool<byte> buffers)
{
    /// <summary>Judging pauses here until the findings are taken, so that a file of nothing but faults fills no memory.</summary>
    private const int FindingsHeld = 10_000;

    private const byte LineFeed = (byte)'\n';

    private byte[] buffer = [];
    private int capacity;
    private int judgedTo;

    /// <summary>How many bytes of the file it holds.</summary>
    internal int Length { get; set; }

    internal Memory<byte> Content => buffer.AsMemory(0, Length);

    /// <summary>What can still be filled.</summary>
    internal Memory<byte> Space => buffer.AsMemory(Length, capacity - Length);

    internal BlockFindings Found { get; } = new();

    /// <summary>Whether every line was judged.</summary>
    internal bool IsJudged => judgedTo == Length;

    /// <summary>The judging by another thread. It ends when every line was judged, or there is no room for more findings.</summary>
    internal Task Judging { get; private set; } = Task.CompletedTask;

    /// <summary>Begins again with the bytes that were read before.</summary>
    internal void Start(ReadOnlySpan<byte> begin, int size)
    {
        if (capacity != size)
        {
            Release();
            buffer = buffers.Rent(size);
            capacity = size;
        }

        Length = 0;
        while (begin.Length > capacity)
        {
            Grow();
        }

        begin.CopyTo(buffer);
        (Length, judgedTo) = (begin.Length, 0);
        Found.Clear();
    }

    /// <summary>Makes room for a line that is longer than the block.</summary>
    internal void Grow()
    {
        var larger = buffers.Rent(2 * capacity);
        Content.CopyTo(larger);
        buffers.Return(buffer);
        buffer = larger;
        capacity *= 2;
    }

    /// <summary>Passes over the first bytes, which belong to no line.</summary>
    internal void Skip(int bytes) => judgedTo = bytes;

    /// <summary>Has another thread judge the lines.</summary>
    /// <param name="judges">Says how many threads judge at a time; blocks are begun in the order in which they come.</param>
    /// <param name="stopped">When cancelled, a block that is not begun is passed over.</param>
    internal void StartJudging(TaskScheduler judges, CancellationToken stopped) => Judging = Task.Factory.StartNew(
        static block => ((NdjsonBlock)block!).Judge(), this, stopped, TaskCreationOptions.HideScheduler | TaskCreationOptions.RunContinuationsAsynchronously, judges);

    /// <summary>Judges the lines that were not yet, as long as there is room for findings.</summary>
    internal void Judge()
    {
        judge.Begin();
        while (!IsJudged && Found.Count < FindingsHeld)
        {
            var rest = buffer.AsMemory(judgedTo, Length - judgedTo);
            var end = rest.Span.IndexOf(LineFeed);
            var line = end < 0 ? rest : rest[..end];
            judgedTo += end < 0 ? rest.Length : end + 1;
            judge.Judge(line, hasEnd: end >= 0, Found);
        }
    }

    /// <summary>Gives the buffer back; the block can be started again.</summary>
    internal void Release()
    {
        if (capacity > 0)
        {
            buffers.Return(buffer);
            (buffer, capacity) = ([], 0);
        }
    }
}

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
        if (!records.Check(standard, context, record, slots, findings))
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
