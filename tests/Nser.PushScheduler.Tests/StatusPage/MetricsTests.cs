using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Nser.Client.Diagnostics;

namespace Nser.PushScheduler.Tests.StatusPage;

/// <summary><c>/metrics</c> against the grammar of the text format 0.0.4.</summary>
public sealed partial class MetricsTests : IDisposable
{
    private readonly Meter meter = new("Nser.Client.Outbox");

    [Fact]
    public async Task Every_line_follows_the_grammar_and_each_family_is_announced_once()
    {
        await using var page = await PageHost.StartAsync();
        Tell();

        using var answer = await page.Client.GetAsync(new Uri("/metrics", UriKind.Relative));

        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        var text = await answer.Content.ReadAsStringAsync();
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\r", text, StringComparison.Ordinal);
        Assert.All(text.TrimEnd('\n').Split('\n'), line => Assert.Matches(Line(), line));
        var types = TypeLine().Matches(text).Select(type => type.Groups["name"].Value).ToList();
        Assert.Equal(types.Distinct(StringComparer.Ordinal), types);
        Assert.All(Sample().Matches(text).Select(sample => Suffix().Replace(sample.Groups["name"].Value, "")), name => Assert.Contains(types, type => Suffix().Replace(type, "") == name));
    }

    [Fact]
    public async Task Counters_gauges_and_histograms_are_written_with_their_labels_escaped()
    {
        await using var page = await PageHost.StartAsync();
        Tell();

        var lines = (await page.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative))).Split('\n');

        Assert.Contains("# TYPE paper_records_total counter", lines);
        Assert.DoesNotContain(lines, line => line.Contains("target_info", StringComparison.Ordinal) || line.Contains("otel_scope", StringComparison.Ordinal));
        Assert.Contains("paper_records_total{nser_feed=\"a\\\"b\\\\c\\nd\",nser_kind=\"Queued\"} 7", lines);
        Assert.Contains("# HELP paper_records_total Records \\\\ with\\na break.", lines);
        Assert.Contains("paper_backlog{nser_feed=\"enrollments\"} 12", lines);
        Assert.Contains("paper_wait_seconds_bucket{nser_feed=\"enrollments\",le=\"0.1\"} 1", lines);
        Assert.Contains("paper_wait_seconds_bucket{nser_feed=\"enrollments\",le=\"2.5\"} 2", lines);
        Assert.Contains("paper_wait_seconds_bucket{nser_feed=\"enrollments\",le=\"+Inf\"} 3", lines);
        Assert.Contains("paper_wait_seconds_sum{nser_feed=\"enrollments\"} 602.05", lines);
        Assert.Contains("paper_wait_seconds_count{nser_feed=\"enrollments\"} 3", lines);
    }

    [Fact]
    public async Task A_gauge_shows_the_last_look_and_a_feed_that_is_gone_goes()
    {
        await using var page = await PageHost.StartAsync();
        var feeds = new List<string> { "enrollments", "gone" };
        meter.CreateObservableGauge("paper.seen", () => feeds.Select(feed => new Measurement<long>(3, KeyValuePair.Create<string, object?>("nser.feed", feed))));

        var before = await page.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        feeds.Remove("gone");
        var after = await page.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative));

        Assert.Contains("paper_seen{nser_feed=\"gone\"} 3", before, StringComparison.Ordinal);
        Assert.DoesNotContain("gone", after, StringComparison.Ordinal);
        Assert.Contains("paper_seen{nser_feed=\"enrollments\"} 3", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tag_that_grows_without_end_does_not_fill_the_memory()
    {
        await using var page = await PageHost.StartAsync();
        var counter = meter.CreateCounter<long>("paper.endless");
        for (var at = 0; at < 5_000; at++)
        {
            counter.Add(1, KeyValuePair.Create<string, object?>("at", at));
        }

        var text = await page.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative));

        // The SDK's limit, and one series for the rest.
        Assert.InRange(text.Split('\n').Count(line => line.StartsWith("paper_endless_total{", StringComparison.Ordinal)), 1, 2_001);
        Assert.Contains("paper_endless_total{otel_metric_overflow=\"true\"}", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_meters_of_the_process_are_left_out()
    {
        await using var page = await PageHost.StartAsync();
        using var other = new Meter("Somebody.Else");
        other.CreateCounter<long>("foreign").Add(1);

        Assert.DoesNotContain("foreign", await page.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal("Nser.Client", NserTelemetry.MeterName);
    }

    public void Dispose() => meter.Dispose();

    private void Tell()
    {
        var feed = KeyValuePair.Create<string, object?>("nser.feed", "enrollments");
        meter.CreateCounter<long>("paper.records", "{record}", "Records \\ with\na break.").Add(7, KeyValuePair.Create<string, object?>("nser.kind", "Queued"), KeyValuePair.Create<string, object?>("nser.feed", "a\"b\\c\nd"));
        meter.CreateObservableGauge("paper.backlog", () => new Measurement<long>(12, feed), "{record}", "Waits.");
        var wait = meter.CreateHistogram<double>("paper.wait", "s", "Waits.");
        wait.Record(0.05, feed);
        wait.Record(2, feed);
        wait.Record(600, feed);
    }

    // prometheus.io, Exposition formats, text format details.
    [GeneratedRegex("""^(?:# HELP [a-zA-Z_:][a-zA-Z0-9_:]* (?:[^\\\n]|\\\\|\\n)*|# TYPE [a-zA-Z_:][a-zA-Z0-9_:]* (?:counter|gauge|histogram)|[a-zA-Z_:][a-zA-Z0-9_:]*(?:\{[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\\\|\\"|\\n)*"(?:,[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\\\|\\"|\\n)*")*\})? (?:[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|[+-]Inf|NaN))$""")]
    private static partial Regex Line();

    [GeneratedRegex("^# TYPE (?<name>[^ ]+) ", RegexOptions.Multiline)]
    private static partial Regex TypeLine();

    [GeneratedRegex("^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)[{ ]", RegexOptions.Multiline)]
    private static partial Regex Sample();

    [GeneratedRegex("_(?:bucket|sum|count)$")]
    private static partial Regex Suffix();
}
