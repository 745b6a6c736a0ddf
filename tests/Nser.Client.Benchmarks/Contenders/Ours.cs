using Nser.Client.Standards;
using Nser.Client.Validation;
using Nser.Client.Validation.Plan;

namespace Nser.Client.Benchmarks;

/// <summary>The client's own engine, called as the push calls it, with slots and findings of its own for each thread. Records are of version 2.0.</summary>
internal sealed class Ours
{
    private static readonly RecordValidator Records = new(new ValidationSettings(NserEnvironment.Staging, new ClockOfTheRecords()));

    [ThreadStatic]
    private static Ours? ofThread;

    private readonly RecordSlots slots = new();
    private readonly FindingList findings = new();

    private Ours()
    {
    }

    internal static Ours OfThread => ofThread ??= new();

    internal bool AcceptsShape(NserStandard standard, ReadOnlySpan<byte> record)
    {
        findings.Clear();
        return StandardPlans.For(standard, NserApiVersion.V2).Check(record, slots, findings) && findings.Count == 0;
    }

    /// <summary>Whether shape and rules let the record be sent; warnings do not stop it.</summary>
    internal bool Accepts(NserStandard standard, ReadOnlySpan<byte> record) =>
        Findings(standard, record).TrueForAll(finding => finding.Severity != FindingSeverity.Error);

    /// <summary>What shape and rules find; overwritten by the next record.</summary>
    internal List<ValidationFinding> Findings(NserStandard standard, ReadOnlySpan<byte> record)
    {
        findings.Clear();
        Records.Check(standard, NserApiVersion.V2, record, slots, findings);
        return findings.All;
    }

    /// <summary>The code of the first fault in the shape; <see langword="null"/> when there is none.</summary>
    internal string? ShapeCode(NserStandard standard, ReadOnlySpan<byte> record) => AcceptsShape(standard, record) ? null : findings.All[0].Code;
}
