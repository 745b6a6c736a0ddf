using System.IO.Compression;
using System.Text;
using Nser.Client.Pipeline;
using Nser.Client.Testing.Fakes;

namespace Nser.Client.Tests.Pipeline.HostileAnswers;

/// <summary>What no registry sends: each is an error of the transport that repeats nothing of the answer, and nothing of the answer is used.</summary>
public sealed class HostileAnswerTests
{
    private const int Retries = 2;

    // Whole answers that are wrong stay wrong; what is broken is asked for again.
    private static readonly Dictionary<string, (RawReply Reply, bool IsAskedAgain)> Answers = new()
    {
        ["a login page"] = (RawReply.Whole(200, "text/html", "<html>canary 9999912345678</html>"u8.ToArray()), false),
        ["a login page that says it is JSON"] = (RawReply.Json("<html>canary 9999912345678</html>"), true),
        ["10,000 levels of arrays"] = (RawReply.Json(new string('[', 10_000) + "\"canary\"" + new string(']', 10_000)), false),
        ["10,000 levels within a member"] = (RawReply.Json("{\"canary\":" + string.Concat(Enumerable.Repeat("{\"a\":", 10_000)) + "1" + new string('}', 10_001)), false),
        ["a key that comes twice beside the rows"] = (RawReply.Json("""{"programmeCode":"OTHER","programmeCode":"KAFAALAT","rows":[{"cnic":"9999954321092","registered":true,"eligible":true}]}"""), false),
        ["a token that comes twice"] = (RawReply.Json($$"""{"token":"canary","token":"{{Tokens.Jwt(new(2026, 3, 2, 5, 0, 0, TimeSpan.Zero))}}","tokenType":"Bearer"}"""), false),
        ["a key that comes twice in a row"] = (RawReply.Json("""{"programmeCode":"KAFAALAT","rows":[{"cnic":"9999954321092","registered":true,"eligible":true,"eligible":false}]}"""), false),
        ["gzip cut short"] = (RawReply.Whole(200, "application/json", Pack("{\"canary\":1}")[..^9], "Content-Encoding: gzip\r\n"), true),
        ["a coding that was not asked for"] = (RawReply.Whole(200, "application/json", "canary"u8.ToArray(), "Content-Encoding: br\r\n"), false),
        ["a body without length that ends early"] = (RawReply.Text("HTTP/1.1 200 OK\r\nNser-Environment: staging\r\nContent-Type: application/json\r\n\r\n{\"canary\":[{"), true),
        ["JSON said to be text"] = (RawReply.Whole(200, "text/plain", "{\"canary\":1}"u8.ToArray()), false),
        ["JSON of no kind"] = (RawReply.Text("HTTP/1.1 200 OK\r\nNser-Environment: staging\r\nContent-Length: 12\r\n\r\n{\"canary\":1}", After.KeepOpen), false),
        ["a byte order mark"] = (RawReply.Whole(200, "application/json", [0xEF, 0xBB, 0xBF, .. "{\"canary\":1}"u8]), true),
        ["two lengths"] = (RawReply.Text("HTTP/1.1 200 OK\r\nNser-Environment: staging\r\nContent-Type: application/json\r\nContent-Length: 12\r\nContent-Length: 99\r\n\r\n{\"canary\":1}", After.KeepOpen), true),
        ["nothing, with 204"] = (RawReply.Text("HTTP/1.1 204 No Content\r\nNser-Environment: staging\r\n\r\n", After.KeepOpen), false),
        ["an empty body"] = (RawReply.Json(""), true),
        ["null"] = (RawReply.Json("null"), false),
        ["an array in place of an object"] = (RawReply.Json("[\"canary\"]"), false),
        ["a text in place of an object"] = (RawReply.Json("\"canary\""), false),
        ["an object in place of an array"] = (RawReply.Json("""{"token":{"canary":1},"programmeCode":"KAFAALAT","rows":{"canary":1}}"""), false),
        ["an object without what must be there"] = (RawReply.Json("""{"canary":1}"""), false),
        ["a row without what must be there"] = (Row("\"registered\":true"), false),
        ["a number as text"] = (Row("\"registered\":true,\"eligible\":true,\"pmtScore\":\"28.41\""), false),
        ["a truth as text"] = (Row("\"registered\":\"true\",\"eligible\":true"), false),
        ["not a number"] = (Row("\"registered\":true,\"eligible\":true,\"pmtScore\":NaN"), true),
        ["a number beyond all numbers"] = (Row("\"registered\":true,\"eligible\":true,\"pmtScore\":1e400"), false),
        ["a day that is none"] = (Row("\"registered\":true,\"eligible\":true,\"surveyDate\":\"2022-02-30\""), false),
        ["half a surrogate pair"] = (Row("\"registered\":true,\"eligible\":true,\"reason\":\"canary\\ud800\""), false),
        ["bytes that are no text"] = (RawReply.Whole(200, "application/json", [.. "{\"token\":\"canary"u8, 0xFF, 0xFE, .. "\",\"programmeCode\":\"KAFAALAT\",\"continuationToken\":\""u8, 0xFF, .. "\",\"rows\":[{\"id\":\"canary"u8, 0xFF, .. "\"}]}"u8]), false),
        ["NUL"] = (RawReply.Json("{\"canary\0\":1}"), true),
    };

    public static TheoryData<string, string> Hostile => HostileApi.With(Answers.Keys, Concerns);

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task It_is_an_error_that_repeats_nothing_of_it_and_only_what_is_broken_is_asked_for_again(string call, string answer)
    {
        using var loggers = new CollectingLoggers();
        var (reply, isAskedAgain) = Answers[answer];
        await using var api = new HostileApi(call, _ => reply, options => options.Retry.MaxRetries = Retries, loggers);

        var error = await Assert.ThrowsAsync<NserTransportException>(() => api.AskAsync());

        Assert.Equal(isAskedAgain, error.IsTransient);
        Assert.Equal(isAskedAgain ? Retries + 1 : 1, api.Asked);
        Assert.All(loggers.Lines.Append(error.ToString()), line =>
        {
            Assert.DoesNotContain("canary 9", line, StringComparison.Ordinal);
            Assert.DoesNotContain("\"canary", line, StringComparison.Ordinal);
            Assert.DoesNotContain("99999", line, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("a key that comes twice in a row")]
    [InlineData("gzip cut short")]
    [InlineData("10,000 levels of arrays")]
    public async Task After_it_the_client_works_as_before(string answer)
    {
        const string call = "verify";
        var asked = 0;
        await using var api = new HostileApi(
            call,
            _ => Interlocked.Increment(ref asked) == 1 ? Answers[answer].Reply : Row("\"registered\":true,\"eligible\":true"),
            options => options.Retry.MaxRetries = 0);

        await Assert.ThrowsAsync<NserTransportException>(() => api.AskAsync());
        await api.AskAsync();

        Assert.Equal(2, asked);
    }

    /// <summary>What is wrong with a row, or with a token, is so only where one belongs.</summary>
    private static bool Concerns(string call, string answer) => answer.Contains("token", StringComparison.Ordinal) ? call == HostileApi.Login
        : Answers[answer].Reply.Bytes.Span.IndexOf("9999954321092"u8) < 0 || call.StartsWith("verify", StringComparison.Ordinal);

    private static RawReply Row(string members) => RawReply.Json($$"""{"programmeCode":"KAFAALAT","rows":[{"cnic":"9999954321092",{{members}}}]}""");

    private static byte[] Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
