using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;
using Microsoft.Extensions.Logging;
using Nser.Client.Queries;

namespace Nser.Client.Testing.Privacy;

/// <summary>Keeps everything that a program tells while it runs: logs at Trace, spans and measurements of every source, exceptions, printed objects, requests.</summary>
internal sealed class CapturedTelemetry : ILoggerFactory, ILoggerProvider, ISupportExternalScope
{
    private readonly ActivityListener spans;
    private readonly MeterListener meters = new();
    private readonly ConcurrentDictionary<(ToldBy By, string Text), byte> texts = new();
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    internal CapturedTelemetry()
    {
        spans = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = Hear,
            ActivityStopped = Hear,
            ExceptionRecorder = (Activity span, Exception error, ref TagList tags) => Hear(Of(span), $"{error} {string.Join(' ', tags)}"),
        };
        ActivitySource.AddActivityListener(spans);
        meters.InstrumentPublished = (instrument, self) => self.EnableMeasurementEvents(instrument);
        meters.SetMeasurementEventCallback<double>(Hear);
        meters.SetMeasurementEventCallback<float>(Hear);
        meters.SetMeasurementEventCallback<long>(Hear);
        meters.SetMeasurementEventCallback<int>(Hear);
        meters.SetMeasurementEventCallback<short>(Hear);
        meters.SetMeasurementEventCallback<byte>(Hear);
        meters.SetMeasurementEventCallback<decimal>(Hear);
        meters.Start();
    }

    internal IEnumerable<(ToldBy By, string Text)> Everything => texts.Keys;

    internal int Count(ToldBy by) => texts.Keys.Count(told => told.By == by);

    internal void Hear(ToldBy by, string? text) => texts.TryAdd((by, text ?? ""), 0);

    /// <summary>The exception with all that hangs on it.</summary>
    internal void Hear(Exception error)
    {
        Hear(ToldBy.Exception, error.ToString());
        Hear(ToldBy.Exception, error.Message);
        Hear(ToldBy.Exception, string.Join(' ', error.Data.Cast<DictionaryEntry>().Select(entry => $"{entry.Key}={entry.Value}")));
        Hear(ToldBy.Exception, (error as ArgumentException)?.ParamName);
        Print(error);
        foreach (var inner in error is AggregateException many ? many.InnerExceptions : error.InnerException is { } one ? [one] : Enumerable.Empty<Exception>())
        {
            Hear(inner);
        }
    }

    /// <summary>What an object and every object of this library below it print of themselves, also in a debugger.</summary>
    internal void Print(object? owner) => Print(owner, new HashSet<object>(ReferenceEqualityComparer.Instance));

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public void Dispose()
    {
        spans.Dispose();
        meters.Dispose();
    }

    private void Print(object? owner, HashSet<object> seen)
    {
        if (owner is null or string || !seen.Add(owner))
        {
            return;
        }

        if (owner is IEnumerable items)
        {
            foreach (var item in items)
            {
                Print(item, seen);
            }
        }

        var type = owner.GetType();
        if (type.Namespace?.StartsWith("Nser.", StringComparison.Ordinal) != true || type.IsEnum)
        {
            return;
        }

        Hear(ToldBy.Printing, owner.ToString());
        Hear(ToldBy.Printing, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{owner}"));
        Hear(ToldBy.Printing, type.GetCustomAttribute<DebuggerDisplayAttribute>()?.Value);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Disclosed<>))
        {
            Print(type.GetProperty(nameof(Disclosed<int>.ValueOrDefault))!.GetValue(owner), seen);
        }

        // A value is printed whole; its properties are texts, or values again without end.
        foreach (var property in (type.IsValueType ? [] : type.GetProperties()).Where(property => property.GetIndexParameters().Length == 0 && !property.PropertyType.IsByRefLike))
        {
            var value = property.GetValue(owner);
            if (value is Exception failure)
            {
                Hear(failure);
            }
            else
            {
                Print(value, seen);
            }
        }
    }

    private void Hear(Activity span)
    {
        var events = span.Events.Select(item => $"{item.Name} {string.Join(' ', item.Tags.Select(tag => $"{tag.Key}={tag.Value}"))}");
        var links = span.Links.SelectMany(link => link.Tags ?? []).Select(tag => $"{tag.Key}={tag.Value}");
        Hear(Of(span), string.Join(
            ' ',
            [span.Source.Name, span.OperationName, span.DisplayName, span.StatusDescription, span.TraceStateString, .. events, .. links,
                .. span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"), .. span.Baggage.Select(item => $"{item.Key}={item.Value}")]));
    }

    private static ToldBy Of(Activity span) => span.Source.Name == "System.Net.Http" ? ToldBy.PlatformSpan : ToldBy.Span;

    private void Hear<T>(Instrument instrument, T measurement, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state) =>
        Hear(ToldBy.Metric, $"{instrument.Meter.Name} {instrument.Name} {instrument.Description} {string.Join(' ', tags.ToArray())}");

    private sealed class Logger(CapturedTelemetry told, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            told.Hear(ToldBy.Log, $"{category} scope {Fields(state)}");
            return told.scopes.Push(state);
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            told.Hear(ToldBy.Log, $"{category} {logLevel} {eventId} {formatter(state, exception)} {Fields(state)} {exception}");
            told.scopes.ForEachScope((scope, to) => to.Hear(ToldBy.Log, $"{category} in {Fields(scope)}"), told);
            if (exception is not null)
            {
                told.Hear(exception);
            }
        }

        private static string Fields(object? state) =>
            $"{state} {(state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(pair => $"{pair.Key}={pair.Value}")) : "")}";
    }
}

/// <summary>Where something was told.</summary>
internal enum ToldBy
{
    Log,
    Span,

    /// <summary>A span that the platform's HTTP client makes for each attempt.</summary>
    PlatformSpan,
    Metric,
    Exception,
    Printing,
    Request,
}
