namespace Nser.Client.Diagnostics;

/// <summary>The names under which the client reports itself. Add them to OpenTelemetry's tracer and meter providers.</summary>
/// <remarks>Tags are an allow-list: operation, version, HTTP method, route template, status, error name, server address. No person, no record, no URL.</remarks>
public static class NserTelemetry
{
    /// <summary>The source of spans; one span for each call, named after its operation.</summary>
    public const string ActivitySourceName = "Nser.Client";

    /// <summary>The meter of the instruments below.</summary>
    public const string MeterName = "Nser.Client";

    /// <summary>Histogram, seconds: how long calls took with all their attempts.</summary>
    public const string OperationDuration = "nser.client.operation.duration";

    /// <summary>Counter: attempts after the first.</summary>
    public const string Retries = "nser.client.retries";

    /// <summary>Counter: logins, by outcome <c>issued</c>, <c>refused</c> or <c>failed</c>.</summary>
    public const string Logins = "nser.client.logins";

    /// <summary>Counter: lifecycle notices, once for each version, operation and day.</summary>
    public const string LifecycleNotices = "nser.client.lifecycle.notices";

    /// <summary>Counter: records that got an outcome in a push, by library and outcome (the names of <see cref="Nser.Client.Push.PushOutcomeKind"/>).</summary>
    public const string Records = "nser.client.push.records";
}
