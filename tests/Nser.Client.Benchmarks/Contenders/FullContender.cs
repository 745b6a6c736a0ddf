using Nser.Client.Benchmarks.Workload;
using Nser.Standards;
using Nser.Standards.Records;
using Nser.Standards.Validation;
using Nser.Standards.Validation.Rules;

namespace Nser.Client.Benchmarks.Contenders;

/// <summary>Our shape check and all rules: what a push and a check of a file make of each record. As for a file, the clock is asked once a block.</summary>
internal sealed class FullContender : Contender
{
    private readonly RecordValidator records = new(new NserValidatorOptions { TimeProvider = new ClockOfTheRecords() });
    private readonly RecordSlots slots = new();
    private readonly FindingList findings = new();

    internal override string Name => "full";

    internal override int Judge(RecordBlock block)
    {
        var refused = 0;
        var context = records.Now(NserApiVersion.V2);
        for (var index = 0; index < block.Count; index++)
        {
            refused += Accepts(block.Standard, context, RecordBytes.Of(block[index])) ? 0 : 1;
        }

        return refused;
    }

    /// <summary>What shape and rules find in a record; overwritten by the next.</summary>
    internal List<ValidationFinding> Findings(NserStandard standard, RecordBytes record) => Findings(standard, records.Now(NserApiVersion.V2), record);

    /// <summary>Whether the record may be sent; warnings do not stop it.</summary>
    private bool Accepts(NserStandard standard, in RuleContext context, RecordBytes record) =>
        Findings(standard, context, record).TrueForAll(finding => finding.Severity != FindingSeverity.Error);

    private List<ValidationFinding> Findings(NserStandard standard, in RuleContext context, RecordBytes record)
    {
        findings.Clear();
        records.Check(standard, context, record, slots, findings);
        return findings.All;
    }
}
