using Nser.Client.Standards;
using Nser.Client.Validation;

namespace Nser.Client.Benchmarks;

/// <summary>Our shape check alone, which notes the slots for the rules on its way.</summary>
internal sealed class PlanContender : Contender
{
    private readonly RecordSlots slots = new();
    private readonly FindingList findings = new();

    internal override string Name => "plan";

    internal override int Judge(RecordBlock block)
    {
        var refused = 0;
        for (var index = 0; index < block.Count; index++)
        {
            refused += Accepts(block.Standard, block[index].Span) ? 0 : 1;
        }

        return refused;
    }

    internal bool Accepts(NserStandard standard, ReadOnlySpan<byte> record)
    {
        findings.Clear();
        return JsonSchemaShapeValidator.Shared.Check(standard, NserApiVersion.V2, record, slots, findings) && findings.Count == 0;
    }

    /// <summary>The code of the first fault; <see langword="null"/> when there is none.</summary>
    internal string? FirstCode(NserStandard standard, ReadOnlySpan<byte> record) => Accepts(standard, record) ? null : findings.All[0].Code;
}
