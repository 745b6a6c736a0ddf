using Nser.Client.Diagnostics;
using Nser.PushScheduler.Settings;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Nser.PushScheduler.StatusPage.Telemetry;

/// <summary>Sends spans and metrics of client and outbox to a collector, on threads and queues of its own.</summary>
/// <remarks>What a collector does not take is dropped; pushing neither waits for it nor notices.</remarks>
internal sealed class OtlpExport(WorkerSettings settings) : IHostedService, IDisposable
{
    private const int LongestStopMilliseconds = 2_000;
    private static readonly string[] Sources = [NserTelemetry.ActivitySourceName, "Nser.Client.Outbox"];
    private TracerProvider? traces;
    private MeterProvider? metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.Telemetry.OtlpEndpoint is { } collector)
        {
            var resource = ResourceBuilder.CreateDefault().AddService("nser-push-scheduler", serviceVersion: typeof(OtlpExport).Assembly.GetName().Version?.ToString());
            traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Sources).AddOtlpExporter(to => To(to, collector, "v1/traces")).Build();
            metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Sources).AddOtlpExporter(to => To(to, collector, "v1/metrics")).Build();
        }

        return Task.CompletedTask;
    }

    /// <summary>Sends what is left, for two seconds at the most each.</summary>
    public Task StopAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(Task.Run(() => traces?.Shutdown(LongestStopMilliseconds), CancellationToken.None), Task.Run(() => metrics?.Shutdown(LongestStopMilliseconds), CancellationToken.None));

    public void Dispose()
    {
        traces?.Dispose();
        metrics?.Dispose();
    }

    private static void To(OtlpExporterOptions options, Uri collector, string path)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = new Uri(new Uri(collector.AbsoluteUri.TrimEnd('/') + "/"), path);
        options.TimeoutMilliseconds = 10_000;
    }
}
