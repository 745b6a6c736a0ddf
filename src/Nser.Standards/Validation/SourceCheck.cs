using System.Runtime.CompilerServices;
using Nser.Standards.Import;
using Nser.Standards.Records;

namespace Nser.Standards.Validation;

/// <summary>The check of what an import reads, record by record.</summary>
internal sealed class SourceCheck(RecordValidator records, NserStandard standard, NserApiVersion version)
{
    internal async IAsyncEnumerable<ValidationFinding> RunAsync<TRecord>(IAsyncEnumerable<SourceRecord<TRecord>> source, ValidationTally tally, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TRecord : class
    {
        await foreach (var record in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var (recordId, found) = Judge(record);
            foreach (var finding in found)
            {
                var placed = finding with { Line = record.Line > 0 ? record.Line : null, RecordId = recordId };
                tally.Add(placed);
                yield return placed;
            }

            tally.AddRecord(found);
        }
    }

    private (string? RecordId, List<ValidationFinding> Findings) Judge<TRecord>(SourceRecord<TRecord> record)
        where TRecord : class
    {
        if (record.Json.IsEmpty)
        {
            return (null, [.. record.Findings]);
        }

        var verdict = records.Validate(standard, version, record.Json);
        return (
            RecordIds.IsFit(verdict.RecordId) ? verdict.RecordId : null,
            [.. record.Findings, .. verdict.FindingsBeyond(record.Findings)]);
    }
}
