using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Nser.Client.Testing.Privacy;
using Xunit.Sdk;

namespace Nser.Client.Tests.Privacy;

/// <summary>The alarm works: whatever is told, by whichever way, makes the canary tests fail.</summary>
[Collection(nameof(RunsAlone))]
public sealed class ToldTests
{
    private static readonly Dictionary<string, object?> PhoneField = new() { ["value"] = Canaries.Phone };

    private static readonly Dictionary<string, Action<CapturedTelemetry>> Leaks = new()
    {
        ["a log line"] = told => Log(told, "pushed 99999-8765432-1", null),
        ["a log field that the line does not show"] = told => told.CreateLogger("a").Log(LogLevel.Trace, 1, PhoneField, null, (_, _) => "pushed"),
        ["a log's exception"] = told => Log(told, "failed", new InvalidOperationException("a", new FormatException(Canaries.Name))),
        ["a log scope"] = told => told.CreateLogger("a").BeginScope(Field(Canaries.Iban)),
        ["a span's name"] = _ => Span(span => span.DisplayName = $"find {Canaries.Cnic}"),
        ["a span's tag"] = _ => Span(span => span.SetTag("url.full", $"http://a/?cnic={Canaries.Cnic}")),
        ["a span's event"] = _ => Span(span => span.AddEvent(new ActivityEvent("a", tags: new() { ["name"] = Canaries.UrduName }))),
        ["a span's exception"] = _ => Span(span => span.AddException(new FormatException(Canaries.Name))),
        ["a span's baggage"] = _ => Span(span => span.SetBaggage("user", Canaries.UserName)),
        ["a measurement"] = _ => Measure(Canaries.Name),
        ["an exception"] = told => told.Hear(new InvalidOperationException("a", new AggregateException(new FormatException(Canaries.Address)))),
        ["an exception's data"] = told => told.Hear(new FormatException { Data = { ["password"] = Canaries.Password } }),
        ["a printed object inside others"] = told => told.Print(new[] { new Quiet(new Loud(Canaries.Cnic)) }),
        ["a request"] = told => told.Hear(ToldBy.Request, "GET /99999%2D8765432%2D1"),
    };

    public static TheoryData<string> Ways => [.. Leaks.Keys];

    [Theory]
    [MemberData(nameof(Ways))]
    public void What_is_told_is_heard(string way)
    {
        using var told = new CapturedTelemetry();
        told.AssertNothingPersonal([]);

        Leaks[way](told);

        Assert.Throws<TrueException>(() => told.AssertNothingPersonal([]));
    }

    [Fact]
    public void Silence_is_no_proof()
    {
        using var told = new CapturedTelemetry();

        Assert.Throws<AllException>(() => told.AssertNothingPersonal([], ToldBy.Log));
    }

    private static KeyValuePair<string, object?>[] Field(string value) => [new("value", value)];

    private static void Log(CapturedTelemetry told, string text, Exception? error) => told.CreateLogger("a").Log(LogLevel.Trace, 1, text, error, (state, _) => state);

    private static void Span(Action<Activity> tell)
    {
        using var source = new ActivitySource("any");
        using var span = source.StartActivity("any");
        tell(span!);
    }

    private static void Measure(string tag)
    {
        using var meter = new Meter("any");
        meter.CreateCounter<int>("any").Add(1, KeyValuePair.Create<string, object?>("name", tag));
    }

    private sealed record Loud(string Number);

    private sealed record Quiet(Loud Inner)
    {
        public override string ToString() => "quiet";
    }
}
