using Nser.Client.Api;
using Nser.Client.Testing.Fakes;
using Nser.Client.Versioning;
using Nser.Standards;

namespace Nser.Client.Tests.Versioning;

public sealed class LifecycleTests
{
    private const string Deprecated =
        "Deprecation: @1767225600\r\nSunset: Thu, 31 Dec 2026 19:00:00 GMT\r\napi-deprecated-versions: 1.0, 2.0\r\n"
        + "Link: <https://example.pk/a>; rel=\"deprecation\", </api/v3.0/usage>; rel=\"successor-version\"\r\n";

    [Fact]
    public async Task Ten_thousand_calls_against_a_deprecated_version_give_one_notice_a_day()
    {
        var notices = new List<LifecycleNotice>();
        using var loggers = new CollectingLoggers();
        await using var api = new FakeApi(_ => RawReply.Json("{}", 200, Deprecated), options => options.OnLifecycleNotice = notices.Add, loggers);

        await Parallel.ForEachAsync(Enumerable.Range(0, 10_000), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (_, stop) => await api.ReadAsync(stop));

        var notice = Assert.Single(notices);
        Assert.Equal((NserApiVersion.V2, NserOperation.GetUsage), (notice.Version, notice.Operation));
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), notice.DeprecatedOn);
        Assert.Equal(new DateTimeOffset(2026, 12, 31, 19, 0, 0, TimeSpan.Zero), notice.SunsetOn);
        Assert.Equal("https://example.pk/a", notice.Documentation?.ToString());
        Assert.Equal("/api/v3.0/usage", notice.Successor?.ToString());
        Assert.Single(loggers.Lines, line => line.Contains(" 1202 ", StringComparison.Ordinal));
        Assert.Single(api.Core.Notices.Current);

        api.Clock.Advance(TimeSpan.FromDays(1));
        await api.ReadAsync();
        Assert.Equal(2, notices.Count);
        Assert.Single(api.Core.Notices.Current);
    }

    [Theory]
    [InlineData("api-deprecated-versions: 2.0\r\n", 1)]
    [InlineData("api-deprecated-versions: 1.0\r\n", 0)]
    [InlineData("Sunset: soon\r\n", 1)]
    [InlineData("Deprecation: true\r\n", 1)]
    public async Task A_version_is_deprecated_when_any_of_the_three_headers_says_so(string header, int expected)
    {
        await using var api = new FakeApi(_ => RawReply.Json("{}", 200, header));

        await api.ReadAsync();

        Assert.Equal(expected, api.Core.Notices.Current.Count);
    }

    [Fact]
    public async Task A_callback_that_throws_does_not_harm_the_call()
    {
        await using var api = new FakeApi(_ => RawReply.Json("{}", 200, Deprecated), options => options.OnLifecycleNotice = _ => throw new InvalidOperationException());

        var answer = await api.ReadAsync();

        Assert.Equal(System.Net.HttpStatusCode.OK, answer.Status);
    }

    [Theory]
    [InlineData(null, "V2.0 PushBatch is deprecated (since 2026-11-22, no end stated yet)")]
    [InlineData("2027-03-01T00:00:00Z", "V2.0 PushBatch is deprecated (since 2026-11-22, until 2027-03-01)")]
    public void A_notice_prints_its_end_or_that_none_is_stated(string? end, string printed) =>
        Assert.Equal(printed, new LifecycleNotice
        {
            Version = NserApiVersion.V2,
            Operation = NserOperation.PushBatch,
            DeprecatedOn = new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero),
            SunsetOn = end is null ? null : DateTimeOffset.Parse(end, System.Globalization.CultureInfo.InvariantCulture),
        }.ToString());
}
