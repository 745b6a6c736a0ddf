using Nser.Client.Standards;
using Nser.Client.Validation;

namespace Nser.Client.Benchmarks;

/// <summary>Our shape check and all rules: what a push makes of each record.</summary>
internal sealed class FullContender : Contender
{
    private readonly RecordValidator records = new(new ValidationSettings(NserEnvironment.Staging, new ClockOfTheRecords()));
    private readonly RecordSlots slots = new();
    private readonly FindingList findings = new();

    internal override string Name => "full";

    internal override int Judge(RecordBlock block)
    {
        var refused = 0;
        for (var index = 0; index < block.Count; index++)
        {
            refused += Accepts(block.Standard, block[index].Span) ? 0 : 1;
        }

        return refused;
    }

    /// <summary>Whether the record may be sent; warnings do not stop it.</summary>
    internal bool Accepts(NserStandard standard, ReadOnlySpan<byte> record) =>
        Findings(standard, record).TrueForAll(finding => finding.Severity != FindingSeverity.Error);

    /// <summary>What shape and rules find in a record; overwritten by the next.</summary>
    internal List<ValidationFinding> Findings(NserStandard standard, ReadOnlySpan<byte> record)
    {
        findings.Clear();
        records.Check(standard, NserApiVersion.V2, record, slots, findings);
        return findings.All;
    }
}
