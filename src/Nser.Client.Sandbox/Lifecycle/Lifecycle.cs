namespace Nser.Client.Sandbox;

/// <summary>When a version or a method is deprecated and when it ends, on the sandbox's clock.</summary>
internal sealed record Lifecycle(DateTimeOffset? DeprecatedOn, DateTimeOffset? SunsetOn, NserApiVersion? Successor)
{
    internal static Lifecycle None { get; } = new(null, null, null);
}
