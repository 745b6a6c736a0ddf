using Nser.Client.Benchmarks.Workload;
using Nser.Standards;
using Nser.Standards.Records;
using Nser.Standards.Schemas;

namespace Nser.Client.Benchmarks.Contenders;

/// <summary>Our shape check alone, which notes the slots for the rules on its way.</summary>
internal sealed class PlanContender : Contender
{
    private readonly RecordSlots slots = new();
    private readonly FindingList findings = new();

    internal override string Name => "plan";

    internal override int Judge(RecordBlock block)
    {
        var refused = 0;
        var plan = StandardPlans.For(block.Standard, NserApiVersion.V2);
        for (var index = 0; index < block.Count; index++)
        {
            refused += Accepts(plan, RecordBytes.Of(block[index])) ? 0 : 1;
        }

        return refused;
    }

    internal bool Accepts(SchemaPlan plan, RecordBytes record)
    {
        findings.Clear();
        return plan.Check(record, slots, findings) && findings.Count == 0;
    }

    /// <summary>The code of the first fault; <see langword="null"/> when there is none.</summary>
    internal string? FirstCode(SchemaPlan plan, RecordBytes record) => Accepts(plan, record) ? null : findings.All[0].Code;
}
