namespace Nser.PushScheduler.Settings;

/// <summary>Where spans and metrics go besides <c>/metrics</c>.</summary>
internal sealed class TelemetrySettings
{
    /// <summary>An OpenTelemetry collector that takes OTLP over HTTP, for example <c>http://127.0.0.1:4318</c>; the paths <c>v1/traces</c> and <c>v1/metrics</c> are added. Default none: nothing is exported.</summary>
    /// <remarks>Headers (a collector's key) come from the environment variable <c>OTEL_EXPORTER_OTLP_HEADERS</c>. A collector that does not answer does not hold up pushing.</remarks>
    public Uri? OtlpEndpoint { get; set; }
}
