using System.Globalization;
using System.Text;

namespace Nser.PushScheduler.StatusPage.Metrics;

/// <summary>Prometheus' text format 0.0.4.</summary>
/// <remarks>Source: prometheus.io, Exposition formats: line feeds end lines; a help text escapes <c>\</c> and line feeds, a label's value also <c>"</c>.</remarks>
internal static class PrometheusText
{
    internal const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    internal static string Write(IEnumerable<MetricFamily> families)
    {
        var text = new StringBuilder();
        foreach (var family in families)
        {
            var series = family.Read();
            if (series.Count == 0)
            {
                continue;
            }

            text.Append("# HELP ").Append(family.Name).Append(' ').Append(Escaped(family.Help)).Append('\n')
                .Append("# TYPE ").Append(family.Name).Append(' ').Append(Word(family.Kind)).Append('\n');
            foreach (var (labels, one) in series)
            {
                Write(text, family, labels, one);
            }
        }

        return text.ToString();
    }

    /// <summary>A metric's name: dots become underscores, the unit and a counter's <c>_total</c> stand at its end. Units in braces are remarks.</summary>
    internal static string Name(string instrument, string? unit, MetricKind kind)
    {
        var name = Allowed(instrument);
        var suffix = unit switch { null or "" => "", "s" => "_seconds", "By" => "_bytes", "1" => "_ratio", ['{', ..] => "", _ => "_" + Allowed(unit) };
        name = name.EndsWith(suffix, StringComparison.Ordinal) ? name : name + suffix;
        return kind == MetricKind.Counter && !name.EndsWith("_total", StringComparison.Ordinal) ? name + "_total" : name;
    }

    /// <summary>Labels in the order of their names, without braces; a tag without a value is no label.</summary>
    internal static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in tags)
        {
            if (Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } said)
            {
                labels[Allowed(key)] = Escaped(said).Replace("\"", "\\\"", StringComparison.Ordinal);
            }
        }

        return string.Join(',', labels.Select(label => $"{label.Key}=\"{label.Value}\""));
    }

    private static void Write(StringBuilder text, MetricFamily family, string labels, MetricSeries series)
    {
        if (family.Kind != MetricKind.Histogram)
        {
            Line(text, family.Name, labels, series.Value);
            return;
        }

        var before = labels.Length == 0 ? "" : labels + ",";
        for (var at = 0; at < family.Bounds.Count; at++)
        {
            Line(text, family.Name + "_bucket", $"{before}le=\"{Number(family.Bounds[at])}\"", series.Buckets[at]);
        }

        Line(text, family.Name + "_bucket", $"{before}le=\"+Inf\"", series.Count);
        Line(text, family.Name + "_sum", labels, series.Value);
        Line(text, family.Name + "_count", labels, series.Count);
    }

    private static void Line(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0)
        {
            text.Append('{').Append(labels).Append('}');
        }

        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string Number(double value) =>
        double.IsPositiveInfinity(value) ? "+Inf" : double.IsNegativeInfinity(value) ? "-Inf" : double.IsNaN(value) ? "NaN" : value.ToString("R", CultureInfo.InvariantCulture);

    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Allowed(string name)
    {
        var allowed = string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
        return allowed.Length == 0 || char.IsAsciiDigit(allowed[0]) ? "_" + allowed : allowed;
    }

    private static string Word(MetricKind kind) => kind switch { MetricKind.Counter => "counter", MetricKind.Gauge => "gauge", _ => "histogram" };
}
