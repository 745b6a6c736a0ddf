using Nser.Standards;

namespace Nser.Client.Push.Prepared;

/// <summary>What is fixed of a batch beside its records. The same terms and records give the same bytes, today and after a restart.</summary>
public sealed record BatchTerms
{
    /// <summary>The library to which the records go.</summary>
    public required NserStandard Standard { get; init; }

    /// <summary>The version in which the batch is sent, never in another.</summary>
    public required NserApiVersion Version { get; init; }

    /// <summary>The batch id (V1.0: 1 to 64 letters, digits, dots, underscores, colons and dashes) or idempotency key (V2.0: a UUID, RFC 9562). Made once for these records, never used for others.</summary>
    public required string Key { get; init; }

    /// <summary>When the batch was made; stands in the V1.0 envelope.</summary>
    public required DateTimeOffset GeneratedAt { get; init; }

    /// <summary>The organisation whose records these are; stands in the V1.0 envelope and may be empty for V2.0.</summary>
    public required string OrganizationCode { get; init; }

    /// <summary>Key and version.</summary>
    public override string ToString() => $"{Key} (V{Version})";
}
