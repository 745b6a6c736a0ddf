using Nser.Client.Api;
using Nser.Standards;
using Nser.Standards.Validation;

namespace Nser.Client.Push;

/// <summary>A stretch of the input: the records of one batch, and those refused here that stood between them.</summary>
internal sealed class PushSegment(NserApiVersion version, PushLimits limits, BatchRules rules)
{
    private long bytes;

    internal NserApiVersion Version => version;

    /// <summary>How much goes around the records of an organisation (V1.0); <see langword="null"/> when nothing does, and organisations may then be mixed.</summary>
    internal Func<string?, int>? EnvelopeBytes { get; init; }

    internal List<PushItem> Items { get; } = [];

    internal List<PushItem> Sendable { get; } = [];

    /// <summary>Takes the record, or says that it belongs to the next segment.</summary>
    internal bool TryAdd(PushItem item)
    {
        // With every record goes one byte more: a comma or a line's end.
        var size = item.Json.Length + 1;
        if (item.IsPending && Sendable.Count == 0)
        {
            bytes = EnvelopeBytes?.Invoke(item.Verdict?.OrganizationCode) ?? 0;
            if (bytes + size > limits.Bytes)
            {
                item.Settle(PushOutcomeKind.RejectedLocally, PushFindings.TooLarge(limits));
            }
        }

        if (!item.IsPending)
        {
            // Refused records count too, so that a file of nothing but faults does not pile up.
            if (Items.Count >= limits.Records + Sendable.Count)
            {
                return false;
            }

            Items.Add(item);
            return true;
        }

        if (Sendable.Count >= limits.Records || bytes + size > limits.Bytes || IsOfAnotherOrganization(item))
        {
            return false;
        }

        var findings = rules.Add(item.Verdict!);
        Items.Add(item);
        if (findings.Any(finding => finding.Severity == FindingSeverity.Error))
        {
            item.Settle(PushOutcomeKind.RejectedLocally, findings);
            return true;
        }

        item.Findings.AddRange(findings);
        Sendable.Add(item);
        bytes += size;
        return true;
    }

    /// <summary>The V1.0 envelope names one organisation for all its records.</summary>
    private bool IsOfAnotherOrganization(PushItem item) =>
        EnvelopeBytes is not null && Sendable.Count > 0 && !string.Equals(Sendable[0].Verdict?.OrganizationCode, item.Verdict?.OrganizationCode, StringComparison.Ordinal);
}
