using System.Runtime.CompilerServices;
using Nser.Client.Import;
using Nser.Client.Standards;

namespace Nser.Client.Validation;

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
            [.. record.Findings, .. verdict.Findings.Where(finding => !IsSaidByTheSource(record.Findings, finding))]);
    }

    // A cell that could not be read stands in the JSON as it was, so shape and rules stumble over it again. One fault is said once, by who saw it first.
    internal static bool IsSaidByTheSource(IEnumerable<ValidationFinding> ofSource, ValidationFinding finding) =>
        finding.Pointer.Length > 0 && ofSource.Any(source => source.Severity == FindingSeverity.Error && source.Pointer == finding.Pointer);
}
