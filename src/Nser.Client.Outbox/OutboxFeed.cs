using Nser.Standards;

namespace Nser.Client.Outbox;

/// <summary>One stream of records of one standard. A record id belongs to one feed: its versions are sent in the order in which they were taken.</summary>
/// <param name="Name">1 to 64 letters, digits, <c>-</c>, <c>_</c> or <c>.</c>; stands in logs, metrics and the store.</param>
/// <param name="Standard">The standard of its records.</param>
public sealed record OutboxFeed(string Name, NserStandard Standard)
{
    /// <summary>Which of several registered clients sends it (the name given to <c>AddNserClient</c>). Default empty: the unnamed one.</summary>
    public string Client { get; init; } = "";

    /// <summary>The organisation that a V1.0 batch names where its records name none; required for geo units. Default empty: each record names its own.</summary>
    public string OrganizationCode { get; init; } = "";
}
