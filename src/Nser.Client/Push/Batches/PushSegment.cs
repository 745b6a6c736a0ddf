using Nser.Client.Contract;
using Nser.Client.Validation;

namespace Nser.Client.Push;

/// <summary>A stretch of the input: the records of one batch, and those refused here that stood between them.</summary>
internal sealed class PushSegment(NserApiVersion version, PushLimits limits, BatchRules rules)
{
    /// <summary>Room for the members around the records of a V1.0 body.</summary>
    private const int EnvelopeBytes = 1024;

    private long bytes = EnvelopeBytes;

    internal NserApiVersion Version => version;

    internal List<PushItem> Items { get; } = [];

    internal List<PushItem> Sendable { get; } = [];

    /// <summary>Takes the record, or says that it belongs to the next segment.</summary>
    internal bool TryAdd(PushItem item)
    {
        if (item.IsPending && item.Json.Length + 1 + EnvelopeBytes > limits.Bytes)
        {
            item.Settle(PushOutcomeKind.RejectedLocally, PushFindings.TooLarge(limits));
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

        if (Sendable.Count >= limits.Records || bytes + item.Json.Length + 1 > limits.Bytes || IsOfAnotherOrganization(item))
        {
            return false;
        }

        Items.Add(item);
        var findings = rules.Add(item.Verdict!);
        if (findings.Any(finding => finding.Severity == FindingSeverity.Error))
        {
            item.Settle(PushOutcomeKind.RejectedLocally, findings);
            return true;
        }

        item.Findings.AddRange(findings);
        Sendable.Add(item);
        bytes += item.Json.Length + 1;
        return true;
    }

    /// <summary>The V1.0 envelope names one organisation for all its records.</summary>
    private bool IsOfAnotherOrganization(PushItem item) =>
        Sendable.Count > 0 && !string.Equals(Sendable[0].Verdict?.OrganizationCode, item.Verdict?.OrganizationCode, StringComparison.Ordinal);
}
