using System.Diagnostics;
using System.Diagnostics.Metrics;
using Nser.Client.Api;
using Nser.Client.Diagnostics;
using Nser.Standards;

namespace Nser.Client.Pipeline;

/// <summary>The instruments behind <see cref="NserTelemetry"/>, and the only place that chooses tags.</summary>
internal static class NserInstruments
{
    private static readonly ActivitySource Source = new(NserTelemetry.ActivitySourceName);
    private static readonly Meter Meter = new(NserTelemetry.MeterName);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(NserTelemetry.OperationDuration, "s", "Calls with all their attempts.");
    private static readonly Counter<long> Retries = Meter.CreateCounter<long>(NserTelemetry.Retries, "{attempt}", "Attempts after the first.");
    private static readonly Counter<long> Logins = Meter.CreateCounter<long>(NserTelemetry.Logins, "{login}", "Logins by outcome.");
    private static readonly Counter<long> Notices = Meter.CreateCounter<long>(NserTelemetry.LifecycleNotices, "{notice}", "Lifecycle notices.");
    private static readonly Counter<long> Records = Meter.CreateCounter<long>(NserTelemetry.Records, "{record}", "Records with an outcome.");

    /// <summary>Whether anybody listens to spans or durations of calls.</summary>
    internal static bool AreWatched => Source.HasListeners() || Duration.Enabled;

    internal static Activity? Start(NserExchange exchange, Uri address)
    {
        var span = Source.StartActivity($"NSER {exchange.Call.Name}", ActivityKind.Client);
        span?.SetTag("nser.operation", exchange.Call.Name)
            .SetTag("nser.version", exchange.Call.Version?.ToString())
            .SetTag("nser.request_id", exchange.RequestId)
            .SetTag("http.request.method", exchange.Route.Method.Method)
            .SetTag("url.template", exchange.Route.Template)
            .SetTag("server.address", address.IdnHost)
            .SetTag("server.port", address.Port);
        return span;
    }

    internal static void Finish(Activity? span, NserExchange exchange, int? status, string? error, TimeSpan took)
    {
        span?.SetTag("http.response.status_code", status).SetTag("http.request.resend_count", exchange.Attempts > 1 ? exchange.Attempts - 1 : null);
        if (error is not null)
        {
            span?.SetTag("error.type", error).SetStatus(ActivityStatusCode.Error);
        }

        var tags = Tags(exchange);
        tags.Add("http.response.status_code", status);
        tags.Add("error.type", error);
        Duration.Record(took.TotalSeconds, tags);
    }

    internal static void CountRetry(NserExchange exchange) => Retries.Add(1, Tags(exchange));

    internal static void CountLogin(string outcome) => Logins.Add(1, KeyValuePair.Create<string, object?>("nser.outcome", outcome));

    internal static void CountNotice(NserApiVersion version, NserOperation operation) =>
        Notices.Add(1, KeyValuePair.Create<string, object?>("nser.version", version.ToString()), KeyValuePair.Create<string, object?>("nser.operation", operation.ToString()));

    internal static void CountRecords(string library, string outcome, int count) =>
        Records.Add(count, KeyValuePair.Create<string, object?>("nser.library", library), KeyValuePair.Create<string, object?>("nser.outcome", outcome));

    private static TagList Tags(NserExchange exchange) => new()
    {
        { "nser.operation", exchange.Call.Name },
        { "nser.version", exchange.Call.Version?.ToString() },
    };
}
