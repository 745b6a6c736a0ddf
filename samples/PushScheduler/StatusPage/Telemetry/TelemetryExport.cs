using System.Collections;
using System.Diagnostics.Metrics;
using Nser.Client.Diagnostics;
using Nser.PushScheduler.Settings;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Nser.PushScheduler.StatusPage.Telemetry;

/// <summary>Offers the metrics of client and outbox to Prometheus, and sends spans and metrics to a collector if one is configured.</summary>
/// <remarks>Export runs on its own threads and queues: what a collector does not take is dropped, and pushing does not wait for it.</remarks>
internal static class TelemetryExport
{
    private static readonly string[] Sources = [NserTelemetry.ActivitySourceName, "Nser.Client.Outbox"];

    // Seconds from 5 ms to 2 minutes: the SDK's default bounds are for milliseconds.
    private static readonly ExplicitBucketHistogramConfiguration Seconds = new() { Boundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120] };

    internal static void Add(WebApplicationBuilder builder, TelemetrySettings settings)
    {
        // The SDK reads its own variables (a collector's headers, the delay of a batch) from the host's configuration.
        builder.Configuration.AddInMemoryCollection(Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Select(variable => KeyValuePair.Create((string)variable.Key, (string?)variable.Value))
            .Where(variable => variable.Key.StartsWith("OTEL_", StringComparison.Ordinal)));
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("nser-push-scheduler", serviceVersion: typeof(TelemetryExport).Assembly.GetName().Version?.ToString()))
            .WithMetrics(metrics => metrics.AddMeter(Sources).AddView(static instrument => instrument is Histogram<double> { Unit: "s" } ? Seconds : null).AddPrometheusExporter(ToPrometheus));
        if (settings.OtlpEndpoint is { } collector)
        {
            telemetry.WithMetrics(metrics => metrics.AddOtlpExporter(to => To(to, collector, "v1/metrics")))
                .WithTracing(traces => traces.AddSource(Sources).AddOtlpExporter(to => To(to, collector, "v1/traces")));
        }

        builder.Services.AddHostedService<LastExport>();
    }

    // Each scrape reads the current values. Series carry the labels of their instrument and no others.
    private static void ToPrometheus(PrometheusAspNetCoreOptions exporter) => (exporter.ScopeInfoEnabled, exporter.TargetInfoEnabled, exporter.ScrapeResponseCacheDurationMilliseconds) = (false, false, 0);

    private static void To(OtlpExporterOptions options, Uri collector, string path)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = new Uri(new Uri(collector.AbsoluteUri.TrimEnd('/') + "/"), path);
        options.TimeoutMilliseconds = 10_000;
    }
}

/// <summary>Sends what is left when the worker stops, for two seconds at the most: the SDK alone would wait five for each signal.</summary>
internal sealed class LastExport(IServiceProvider services) : IHostedService
{
    private const int LongestMilliseconds = 2_000;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(
        Task.Run(() => services.GetService<TracerProvider>()?.Shutdown(LongestMilliseconds), CancellationToken.None),
        Task.Run(() => services.GetService<MeterProvider>()?.Shutdown(LongestMilliseconds), CancellationToken.None));
}
