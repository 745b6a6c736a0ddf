using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Nser.Client.Diagnostics;
using Nser.Client.Testing.Fakes;

namespace Nser.Client.Tests.Diagnostics;

/// <summary>Whatever happens, nothing secret or personal is in a log, span, measurement, exception or URL.</summary>
public sealed class CanaryTests
{
    private static readonly Func<RawReply>[] Answers =
    [
        () => RawReply.Json("""{"note":"canary-answer"}"""),
        () => RawReply.Json("""{"type":"urn:nser:problem:non-standard-data","title":"canary-title","detail":"canary-detail","errors":[{"index":0,"code":"C","pointer":"/x","message":"canary-message"}]}""", 422),
        () => RawReply.Problem(401, "token-expired"),
        () => RawReply.Problem(429, "throttled", "Retry-After: 3600\r\n"),
        () => RawReply.Problem(503, "unavailable"),
        () => RawReply.Whole(200, "text/html", "canary-page"u8.ToArray()),
        () => RawReply.Text("canary-garbage"),
        () => RawReply.Text("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 70\r\n\r\n{\"canary-half", After.Reset),
        () => RawReply.Json("""{"canary-open": """),
    ];

    [Fact]
    public async Task Nothing_secret_or_personal_is_told_by_any_outcome()
    {
        using var loggers = new CollectingLoggers();
        var told = new ConcurrentQueue<string>();
        using var spans = Listen(told);
        using var meters = Measure(told);
        var turn = 0;
        await using var api = new FakeApi(_ => Answers[Math.Min(turn, Answers.Length - 1)](), options => options.Retry.MaxRetries = 1, loggers);
        var call = FakeApi.Push(repeatIsSafe: true, "canary-record"u8.ToArray());
        var tokens = new HashSet<string>(StringComparer.Ordinal);

        for (; turn < Answers.Length; turn++)
        {
            tokens.Add((await api.Core.Tokens.GetAsync(CancellationToken.None)).Value);
            told.Enqueue((await Record.ExceptionAsync(() => api.Core.Transport.SendAsync(call, CancellationToken.None)))?.ToString() ?? "");
        }

        api.Login = (_, _) => RawReply.Problem(401, "unauthenticated");
        api.Core.Tokens.Invalidate(await api.Core.Tokens.GetAsync(CancellationToken.None));
        told.Enqueue((await Record.ExceptionAsync(() => api.ReadAsync()))!.ToString());
        told.Enqueue(api.Core.Options.ToString());

        var everything = string.Join('\n', [.. told, .. loggers.Lines, .. api.Server.Requests.Select(request => request.Path)]);
        Assert.Contains("PushBatch", everything, StringComparison.Ordinal);
        Assert.Contains("/api/v{version}/{library}/batches", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", everything, StringComparison.OrdinalIgnoreCase);
        Assert.All(tokens, token => Assert.DoesNotContain(token, everything, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_call_has_one_span_and_one_measurement_however_many_attempts_it_takes()
    {
        var calls = 0;
        var told = new ConcurrentQueue<string>();
        await using var api = new FakeApi(_ => Interlocked.Increment(ref calls) < 3 ? RawReply.Problem(503, "unavailable") : RawReply.Json("{}"));
        await api.Core.Tokens.GetAsync(CancellationToken.None);
        using var spans = Listen(told);

        var answer = await api.ReadAsync();

        var span = Assert.Single(told, line => line.StartsWith("NSER GetUsage", StringComparison.Ordinal) && line.Contains(answer.RequestId, StringComparison.Ordinal));
        Assert.Contains("http.request.resend_count=2", span, StringComparison.Ordinal);
        Assert.Contains("url.template=/api/v{version}/usage", span, StringComparison.Ordinal);
    }

    private static ActivityListener Listen(ConcurrentQueue<string> told)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is NserTelemetry.ActivitySourceName or "System.Net.Http",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => told.Enqueue($"{span.DisplayName} {string.Join(' ', span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"))} {string.Join(' ', span.Events.SelectMany(item => item.Tags).Select(tag => $"{tag.Value}"))}"),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static MeterListener Measure(ConcurrentQueue<string> told)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == NserTelemetry.MeterName)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => told.Enqueue($"{instrument.Name} {string.Join(' ', tags.ToArray())}"));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => told.Enqueue($"{instrument.Name} {string.Join(' ', tags.ToArray())}"));
        listener.Start();
        return listener;
    }
}
