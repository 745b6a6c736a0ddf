using Nser.Standards;
using Nser.Standards.Validation;

namespace Nser.Client.Push;

/// <summary>Validates one record for the version in which it will be sent.</summary>
internal sealed class RecordPreparer(NserStandard standard, RecordValidator validator, bool omitNewerFields)
{
    /// <summary>Rules over one batch; a new set for each.</summary>
    internal BatchRules NewBatchRules() => validator.StartBatch();

    /// <summary>Settles the record as rejected when it must not be sent; else leaves it pending with the bytes to send.</summary>
    internal void Prepare(PushItem item, NserApiVersion version)
    {
        item.Json = item.Source;
        item.Findings.Clear();
        item.Findings.AddRange(item.SourceFindings);
        if (item.Source.IsEmpty)
        {
            item.Settle(PushOutcomeKind.RejectedLocally);
            return;
        }

        var verdict = validator.Validate(standard, version, item.Source);
        if (omitNewerFields && NewerFields.Pointers(verdict.Findings) is { Count: > 0 } newer)
        {
            var shortened = NewerFields.Omit(item.Source, newer);
            var without = validator.Validate(standard, version, shortened);

            // A required field with a value of a later version cannot be left out: the finding about the value stays.
            if (!without.Findings.Any(finding => finding.Code == ValidationCodes.SchemaRequired && newer.Contains(finding.Pointer)))
            {
                (item.Json, verdict) = (shortened, without);
                item.Findings.Add(NewerFields.OmittedFinding(version, newer.Count));
            }
        }

        item.Verdict = verdict;
        item.Findings.AddRange(verdict.FindingsBeyond(item.SourceFindings));
        if (item.Findings.Exists(finding => finding.Severity == FindingSeverity.Error))
        {
            item.Settle(PushOutcomeKind.RejectedLocally);
        }
    }
}
