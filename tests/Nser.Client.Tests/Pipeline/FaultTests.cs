using System.IO.Compression;
using System.Text;
using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Client.Push;
using Nser.Client.Testing.Fakes;
using Nser.Standards;

namespace Nser.Client.Tests.Pipeline;

/// <summary>Every way in which an answer can be lost or spoilt, on a real socket, for a push that may be repeated and for one that may not.</summary>
public sealed class FaultTests
{
    private const string Stored = """{"batchId":"b","received":1,"accepted":1,"duplicates":0,"rejected":0}""";

    private static readonly byte[] Packed = Pack(Stored);

    private static readonly Dictionary<string, RawReply> Faults = new()
    {
        ["reset before the answer"] = RawReply.Text("", After.Reset),
        ["close before the answer"] = RawReply.Text(""),
        ["half a status line"] = RawReply.Text("HTTP/1.1 2"),
        ["half the headers"] = RawReply.Text("HTTP/1.1 200 OK\r\nContent-Ty"),
        ["reset in the body"] = RawReply.Text("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 70\r\n\r\n{\"batch", After.Reset),
        ["close in the body"] = RawReply.Text("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 70\r\n\r\n{\"batch"),
        ["body without length that ends early"] = RawReply.Text("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"batch"),
        ["rows without length"] = RawReply.Text("HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\n\r\n{\"index\":0}\n"),
        ["chunk that does not end"] = RawReply.Text("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n20\r\n{\"batch"),
        ["chunk size that is none"] = RawReply.Text("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}"),
        ["not HTTP"] = RawReply.Text("SSH-2.0-OpenSSH_9.2\r\n"),
        ["two lengths"] = RawReply.Text("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nContent-Length: 9\r\n\r\n{}"),
        ["JSON that does not close"] = RawReply.Json("{\"batchId\":\"b\""),
        ["nothing"] = RawReply.Json(""),
        ["gzip without its last byte"] = RawReply.Whole(200, "application/json", Packed[..^1], "Content-Encoding: gzip\r\n"),
        ["gzip without its trailer"] = RawReply.Whole(200, "application/json", Packed[..^8], "Content-Encoding: gzip\r\n"),
        ["gzip cut in the middle"] = RawReply.Whole(200, "application/json", Packed[..(Packed.Length / 2)], "Content-Encoding: gzip\r\n"),
        ["gzip with a flipped bit"] = RawReply.Whole(200, "application/json", Flip(Packed), "Content-Encoding: gzip\r\n"),
    };

    public static TheoryData<string> LostAnswers => new(Faults.Keys);

    [Theory]
    [MemberData(nameof(LostAnswers))]
    public async Task A_push_that_may_be_repeated_is_sent_again_after_a_lost_answer(string fault)
    {
        var pushes = 0;
        await using var api = new FakeApi(_ => Interlocked.Increment(ref pushes) <= 2 ? Faults[fault] : RawReply.Json(Stored));

        var answer = await api.PushAsync(repeatIsSafe: true);

        Assert.Equal(Stored, Encoding.UTF8.GetString(answer.Body.Span));
        var sent = api.Server.Requests.Where(request => request.Path.Contains("batches", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, sent.Count);
        Assert.Single(sent.Select(request => request.Header("X-Request-Id")).Distinct());
        Assert.Single(sent.Select(request => request.Body).Distinct());
    }

    [Theory]
    [MemberData(nameof(LostAnswers))]
    public async Task A_push_that_may_not_be_repeated_goes_out_once_and_its_outcome_is_unknown(string fault)
    {
        await using var api = new FakeApi(_ => Faults[fault]);

        var error = await Assert.ThrowsAsync<NserTransportException>(() => api.PushAsync(repeatIsSafe: false));

        Assert.True(error.OutcomeUnknown);
        Assert.True(error.IsTransient);
        Assert.NotNull(error.RequestId);
        Assert.Equal(1, api.Server.Count("/api/v2.0/programme-enrollments"));
    }

    [Fact]
    public async Task An_answer_that_stops_coming_is_given_up_after_the_idle_time()
    {
        var idle = TimeSpan.FromSeconds(40);
        var waiting = new TaskCompletionSource<Task>();
        await using var api = new FakeApi(_ => new("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 70\r\n\r\n{\"batch"u8.ToArray(), After.Stall), options => options.Timeouts.Idle = idle);
        api.Server.OnRequest = request =>
        {
            if (request.Path.Contains("batches", StringComparison.Ordinal))
            {
                waiting.SetResult(api.Clock.NextTimer(idle));
            }
        };

        var push = api.PushAsync(repeatIsSafe: false);
        await await waiting.Task;
        api.Clock.Advance(idle);
        var error = await Assert.ThrowsAsync<NserTransportException>(() => push);

        Assert.True(error.OutcomeUnknown);
        Assert.Contains("stopped coming", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_never_answers_is_given_up_after_the_attempt_time()
    {
        await using var api = new FakeApi(_ => RawReply.Text("", After.Stall), options => options.Timeouts.Attempt = options.Timeouts.Idle = TimeSpan.FromMinutes(1));

        var push = api.PushAsync(repeatIsSafe: false);
        await api.Server.Arrived("/api/v2.0/programme-enrollments");
        api.Clock.Advance(TimeSpan.FromMinutes(1));
        var error = await Assert.ThrowsAsync<NserTransportException>(() => push);

        Assert.True(error.OutcomeUnknown);
        Assert.Contains("time for the call ran out", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_page_is_no_answer_and_is_not_asked_for_again()
    {
        await using var api = new FakeApi(_ => RawReply.Whole(200, "text/html", "<html>canary-page</html>"u8.ToArray()));

        var error = await Assert.ThrowsAsync<NserTransportException>(() => api.ReadAsync());

        Assert.False(error.IsTransient);
        Assert.DoesNotContain("canary", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, api.Server.Count("/api/v2.0/usage"));
    }

    [Fact]
    public async Task A_small_gzip_that_grows_beyond_the_limit_is_refused()
    {
        var bomb = Pack("[" + new string(' ', 10 * 1024 * 1024) + "]");
        await using var api = new FakeApi(_ => RawReply.Whole(200, "application/json", bomb, "Content-Encoding: gzip\r\n"), options => options.MaxResponseBytes = 1024 * 1024);

        var error = await Assert.ThrowsAsync<NserTransportException>(() => api.ReadAsync());

        Assert.False(error.IsTransient);
        Assert.Contains("MaxResponseBytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_gzip_answer_is_unpacked()
    {
        await using var api = new FakeApi(_ => RawReply.Whole(200, "application/json", Packed, "Content-Encoding: gzip\r\n"));

        var answer = await api.ReadAsync();

        Assert.Equal(Stored, Encoding.UTF8.GetString(answer.Body.Span));
    }

    [Fact]
    public async Task A_server_that_is_not_there_got_nothing_even_of_a_push_that_may_not_be_repeated()
    {
        var gone = new RawServer(_ => RawReply.Json("{}"));
        var address = gone.Address;
        await gone.DisposeAsync();
        await using var api = new FakeApi(_ => RawReply.Json("{}"), options => options.BaseAddress = address);

        var error = await Assert.ThrowsAsync<NserTransportException>(() => api.PushAsync(repeatIsSafe: false));

        Assert.False(error.OutcomeUnknown);
        Assert.True(error.IsTransient);
    }

    [Fact]
    public async Task A_change_without_content_is_never_sent_twice_by_the_network_stack()
    {
        await using var api = new FakeApi(_ => RawReply.Text("", After.Reset));
        var call = FakeApi.Push(repeatIsSafe: false, body: null);

        await Assert.ThrowsAsync<NserTransportException>(() => api.Core.Transport.SendAsync(call, CancellationToken.None));

        Assert.Equal(1, api.Server.Count("/api/v2.0/programme-enrollments"));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed(int status)
    {
        await using var elsewhere = new RawServer(_ => RawReply.Json("{}"));
        await using var api = new FakeApi(_ => RawReply.Json("{}", status, $"Location: {elsewhere.Address}api/v2.0/usage\r\n"));

        var error = await Assert.ThrowsAsync<NserTransportException>(() => api.PushAsync(repeatIsSafe: true));

        Assert.False(error.IsTransient);
        Assert.Empty(elsewhere.Requests);
        Assert.Equal(1, api.Server.Count("/api/v2.0/programme-enrollments"));
    }

    [Theory]
    [InlineData("line\r\nX-Evil: 1")]
    [InlineData("nul\0")]
    [InlineData("اردو")]
    public async Task A_header_value_that_could_break_the_request_is_refused_before_anything_is_sent(string value)
    {
        await using var api = new FakeApi(_ => RawReply.Json("{}"));
        var partner = api.Core.Api<ICognitiveApi>(new());
        using var request = new HttpRequestMessage();
        var calls = new BatchCalls(ContractProfile.Default, "programme-enrollments");

        await Assert.ThrowsAsync<ArgumentException>(() => partner.PushLinesAsync(NserApiVersion.V2, "programme-enrollments", new ByteArrayContent([1]), value, 1, "digest", null, null, CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => partner.ExportBeneficiariesAsync(NserApiVersion.V2, "PK61702", null, null, value, null, null, null, CancellationToken.None));
        Assert.Throws<ArgumentException>(() => RequestHeaders.Add(request.Headers, "X-Any", value));
        Assert.Throws<ArgumentException>(() => calls.Of(NserApiVersion.V2, value, 1, "{}"u8.ToArray(), compress: false, dryRun: false));

        Assert.Empty(api.Server.Requests);
    }

    private static byte[] Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }

    private static byte[] Flip(byte[] packed)
    {
        var flipped = packed.ToArray();
        flipped[^6] ^= 1;
        return flipped;
    }

    [Fact]
    public async Task A_server_that_does_not_listen_and_an_address_that_is_no_api_say_where_to_look()
    {
        // Bound and not listening: nobody else can take the port meanwhile.
        using var deaf = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
        deaf.Bind(new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 0));
        var options = new NserClientOptions { UserName = "u", Password = "p", BaseAddress = new Uri($"http://{deaf.LocalEndPoint}/") };
        options.Retry.MaxRetries = 0;
        await using var nobody = new NserClient(options);
        await using var sandbox = await Nser.Client.Sandbox.NserSandbox.StartAsync();
        var wrongPath = sandbox.CreateOptions();
        wrongPath.BaseAddress = new Uri(sandbox.BaseAddress, "another/path/");
        await using var elsewhere = new NserClient(wrongPath);

        var silent = await Assert.ThrowsAsync<NserTransportException>(() => nobody.ConnectAsync());
        var unknown = await Assert.ThrowsAsync<NserRejectedException>(() => elsewhere.ConnectAsync());

        Assert.Contains("after 1 attempt: no connection could be made. Check BaseAddress, VPN and firewall", silent.Message, StringComparison.Ordinal);
        Assert.Contains("Check BaseAddress, and the routes of the contract profile", unknown.Message, StringComparison.Ordinal);
    }
}
