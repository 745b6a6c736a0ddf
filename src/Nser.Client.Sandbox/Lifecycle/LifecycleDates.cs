using Nser.Standards;

namespace Nser.Client.Sandbox.Lifecycle;

/// <summary>When a version or a method is deprecated and when it ends, on the sandbox's clock.</summary>
internal sealed record LifecycleDates(DateTimeOffset? DeprecatedOn, DateTimeOffset? SunsetOn, NserApiVersion? Successor)
{
    internal static LifecycleDates None { get; } = new(null, null, null);
}
