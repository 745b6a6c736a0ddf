using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Nser.Client.Sandbox.Tests.Pull;

namespace Nser.Client.Sandbox.Tests.Faults;

/// <summary>What a download meets on its way: each fault fires, does what its description says, and the next request is served well.</summary>
public sealed class DownloadFaultTests
{
    private const string Export = "/api/v2.0/beneficiaries/export?tehsil=PK61702";

    [Fact]
    public async Task An_ignored_range_is_answered_with_the_whole()
    {
        await using var origin = await Origin.StartAsync();
        var fault = origin.Faults.IgnoreRange();
        await origin.WholeAsync();
        Assert.Equal(0, fault.Fired);

        using var spoilt = await origin.AskAsync(from: 100, to: 199);
        using var right = await origin.AskAsync(from: 100, to: 199);

        Assert.Equal((200, null), ((int)spoilt.StatusCode, spoilt.Content.Headers.ContentRange));
        Assert.Equal(origin.Bytes, await spoilt.Content.ReadAsByteArrayAsync());
        Assert.Equal(Origin.Header(spoilt, "Nser-Row-Count"), Origin.Header(spoilt, "Nser-Rows-Returned"));
        Assert.Equal(origin.Bytes[100..200], await right.Content.ReadAsByteArrayAsync());
        Assert.Equal((206, 1, "IgnoreRange"), ((int)right.StatusCode, fault.Fired, origin.Server.Requests[^2].Fault));
    }

    [Theory]
    [InlineData(100, 99)]
    [InlineData(0, 1)]
    public async Task A_moved_range_is_not_the_one_that_was_asked_for_and_says_so(int asked, int sent)
    {
        await using var origin = await Origin.StartAsync();
        var fault = origin.Faults.MoveRange();

        using var answer = await origin.AskAsync(from: asked);
        var part = await answer.Content.ReadAsByteArrayAsync();

        Assert.Equal((206, sent, sent + part.Length - 1L, (long)origin.Bytes.Length), ((int)answer.StatusCode, (int)answer.Content.Headers.ContentRange!.From!, answer.Content.Headers.ContentRange.To!.Value, answer.Content.Headers.ContentRange.Length!.Value));
        Assert.Equal(origin.Bytes[sent..(sent + part.Length)], part);
        Assert.Equal(1, fault.Fired);
    }

    [Fact]
    public async Task A_changed_total_stands_with_the_right_bytes()
    {
        await using var origin = await Origin.StartAsync();
        var fault = origin.Faults.ChangeRangeTotal();

        using var answer = await origin.AskAsync(from: 7, to: 70);

        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"bytes 7-70/{origin.Bytes.Length + 1}"), answer.Content.Headers.ContentRange!.ToString());
        Assert.Equal(origin.Bytes[7..71], await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(1, fault.Fired);
    }

    [Fact]
    public async Task A_range_within_the_export_is_refused()
    {
        await using var origin = await Origin.StartAsync();
        var fault = origin.Faults.RefuseRange();

        using var answer = await origin.AskAsync(from: 7);

        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, answer.StatusCode);
        Assert.Equal(origin.Bytes.Length, answer.Content.Headers.ContentRange!.Length);
        Assert.Equal(1, fault.Fired);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(30_000)]
    public async Task A_cut_sends_exactly_the_first_bytes_of_the_length_that_it_announces(int bytes)
    {
        await using var origin = await Origin.StartAsync();
        var fault = origin.Faults.CutAfter(bytes);

        using var answer = await origin.AskAsync();
        var (read, error) = await Origin.ReadAsync(answer);

        Assert.Equal(origin.Bytes.Length, answer.Content.Headers.ContentLength);
        Assert.Equal(origin.Bytes[..bytes], read);
        Assert.NotNull(error);
        Assert.Equal(1, fault.Fired);
    }

    [Fact]
    public async Task A_reset_breaks_the_connection_within_the_first_bytes()
    {
        await using var origin = await Origin.StartAsync();
        var fault = origin.Faults.ResetAfter(30_000);

        var (read, error) = await origin.TryAsync();

        Assert.InRange(read.Length, 0, 30_000);
        Assert.Equal(origin.Bytes[..read.Length], read);
        Assert.Contains(Causes(error), cause => cause is SocketException { SocketErrorCode: SocketError.ConnectionReset });
        Assert.Equal(1, fault.Fired);
    }

    [Fact]
    public async Task A_silent_cut_announces_no_length_and_ends_like_a_whole_body()
    {
        await using var origin = await Origin.StartAsync();
        var fault = origin.Faults.CutAfter(30_000, silently: true);

        using var answer = await origin.AskAsync();
        var (read, error) = await Origin.ReadAsync(answer);

        Assert.Equal((null, null, null), (answer.Content.Headers.ContentLength, answer.Headers.TransferEncodingChunked, error));
        Assert.Equal(origin.Bytes[..30_000], read);
        Assert.Equal(origin.Bytes, await origin.WholeAsync());
        Assert.Equal(1, fault.Fired);
    }

    [Fact]
    public async Task A_cut_spares_what_is_not_longer_and_what_is_refused()
    {
        await using var origin = await Origin.StartAsync();
        var fault = origin.Faults.CutAfter(origin.Bytes.Length);

        Assert.Equal(origin.Bytes, await origin.WholeAsync());
        using var refused = await origin.Client.GetAsync("/api/v2.0/beneficiaries/export?tehsil=none");

        Assert.Equal((400, 0), ((int)refused.StatusCode, fault.Fired));
    }

    [Fact]
    public async Task A_stall_sends_nothing_after_the_first_bytes()
    {
        await using var origin = await Origin.StartAsync();
        var fault = origin.Faults.StallAfter(10, TimeSpan.FromMinutes(10));

        using var answer = await origin.AskAsync();
        await using var body = await answer.Content.ReadAsStreamAsync();
        var first = new byte[10];
        await body.ReadExactlyAsync(first);
        using var leaves = new CancellationTokenSource();
        var more = body.ReadAsync(new byte[1], leaves.Token).AsTask();

        Assert.Equal(origin.Bytes, await origin.WholeAsync());
        Assert.False(more.IsCompleted);
        Assert.Equal(origin.Bytes[..10], first);
        Assert.Equal(1, fault.Fired);
        await leaves.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => more);
    }

    [Fact]
    public async Task A_stall_is_over_after_its_time()
    {
        await using var origin = await Origin.StartAsync();
        var fault = origin.Faults.StallAfter(10, TimeSpan.FromMilliseconds(1));

        Assert.Equal(origin.Bytes, await origin.WholeAsync());
        Assert.Equal(1, fault.Fired);
    }

    [Fact]
    public async Task An_endless_body_goes_on_after_its_end_until_the_client_leaves()
    {
        await using var origin = await Origin.StartAsync();
        var fault = origin.Faults.EndlessBody();

        using (var answer = await origin.AskAsync())
        {
            await using var body = await answer.Content.ReadAsStreamAsync();
            var read = new byte[3 * origin.Bytes.Length];
            await body.ReadExactlyAsync(read);

            Assert.Null(answer.Content.Headers.ContentLength);
            Assert.Equal<byte>((byte[])[.. origin.Bytes, .. origin.Bytes, .. origin.Bytes], read);
        }

        Assert.Equal(origin.Bytes, await origin.WholeAsync());
        Assert.Equal(1, fault.Fired);
    }

    [Fact]
    public async Task A_miscount_is_in_the_header_and_in_every_total_and_the_rows_are_all_there()
    {
        await using var origin = await Origin.StartAsync();
        var fault = origin.Faults.MiscountRows(by: -1, times: 3);

        using var answer = await origin.AskAsync();
        var first = await origin.PageAsync(1, 10);
        var second = await origin.PageAsync(2, 10);
        var right = await origin.PageAsync(1, 10);

        var lines = origin.Lines.Length;
        Assert.Equal((lines - 1).ToString(CultureInfo.InvariantCulture), Origin.Header(answer, "Nser-Row-Count"));
        Assert.Equal(origin.Bytes, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal((lines - 1, lines - 1, lines), ((int)first["totalRows"]!, (int)second["totalRows"]!, (int)right["totalRows"]!));
        Assert.Equal((10, 3), (first["rows"]!.AsArray().Count, fault.Fired));
    }

    [Fact]
    public async Task A_changed_digest_is_not_that_of_the_bytes()
    {
        await using var origin = await Origin.StartAsync();
        var fault = origin.Faults.ChangeDigest();

        using var answer = await origin.AskAsync();
        var bytes = await answer.Content.ReadAsByteArrayAsync();

        Assert.Equal(origin.Bytes, bytes);
        Assert.StartsWith("sha-256=:", Origin.Header(answer, "Repr-Digest"), StringComparison.Ordinal);
        Assert.NotEqual(Origin.Digest(bytes), Origin.Header(answer, "Repr-Digest"));
        Assert.Equal(1, fault.Fired);
    }

    [Fact]
    public async Task Bytes_change_on_the_way_by_one_bit_also_in_a_range()
    {
        await using var origin = await Origin.StartAsync();
        var fault = origin.Faults.FlipBit(times: 2);

        foreach (var from in (int[])[0, 500])
        {
            using var answer = await origin.AskAsync(from == 0 ? null : from);
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            var other = Assert.Single(Enumerable.Range(0, bytes.Length), at => bytes[at] != origin.Bytes[from + at]);
            Assert.Equal(1, bytes[other] ^ origin.Bytes[from + other]);
        }

        Assert.Equal(2, fault.Fired);
    }

    [Fact]
    public async Task An_entity_tag_is_missing_or_weak()
    {
        await using var origin = await Origin.StartAsync();
        using var right = await origin.AskAsync();
        origin.Faults.OmitETag();
        origin.Faults.WeakenETag();

        using var without = await origin.AskAsync();
        using var weak = await origin.AskAsync();

        Assert.Null(without.Headers.ETag);
        Assert.Equal("W/" + right.Headers.ETag, weak.Headers.ETag!.ToString());
        Assert.Equal(2, origin.Faults.Fired);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_broken_row_stands_in_the_middle_under_a_digest_and_a_count_that_are_right(bool gzip)
    {
        await using var origin = await Origin.StartAsync();
        var fault = origin.Faults.BreakRow();

        var (lines, count) = await origin.SpoiltAsync(gzip);

        var broken = Assert.Single(Enumerable.Range(0, lines.Length), at => lines[at] != origin.Lines[at]);
        Assert.Equal((lines.Length, lines.Length / 2, 1), (count, broken, fault.Fired));
        Assert.ThrowsAny<System.Text.Json.JsonException>(() => JsonNode.Parse(lines[broken]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_row_stands_twice_or_is_missing_under_a_count_that_stays(bool gzip)
    {
        await using var origin = await Origin.StartAsync();
        origin.Faults.RepeatRow();
        origin.Faults.RepeatRow(inPlaceOfNext: true);
        origin.Faults.DropRow();
        var right = origin.Lines;

        var (twice, counted) = await origin.SpoiltAsync(gzip);
        var (instead, countedInstead) = await origin.SpoiltAsync(gzip);
        var (dropped, countedDropped) = await origin.SpoiltAsync(gzip);

        Assert.Equal((right.Length + 1, right.Length, right.Length - 1), (twice.Length, instead.Length, dropped.Length));
        Assert.Equal(right, twice.Distinct());
        Assert.Equal(right.Length - 1, instead.Distinct().Count());
        Assert.Equal([right[right.Length / 2]], right.Except(dropped));
        Assert.Equal((right.Length, right.Length, right.Length, 3), (counted, countedInstead, countedDropped, origin.Faults.Fired));
    }

    [Fact]
    public async Task A_page_has_a_row_twice_or_lacks_one_under_a_total_that_stays()
    {
        await using var origin = await Origin.StartAsync();
        var right = Origin.Ids(await origin.PageAsync(2, 10));
        origin.Faults.RepeatRow();
        origin.Faults.DropRow();

        var twice = await origin.PageAsync(2, 10);
        var dropped = await origin.PageAsync(2, 10);

        Assert.Equal(11, twice["rows"]!.AsArray().Count);
        Assert.Equal(right, Origin.Ids(twice).Distinct());
        Assert.Equal([right[5]], right.Except(Origin.Ids(dropped)));
        Assert.Equal((origin.Lines.Length, origin.Lines.Length, 2), ((int)twice["totalRows"]!, (int)dropped["totalRows"]!, origin.Faults.Fired));
    }

    [Fact]
    public async Task A_page_is_shifted_by_a_row_or_skipped_under_a_total_that_stays()
    {
        await using var origin = await Origin.StartAsync();
        var (one, two, three) = (Origin.Ids(await origin.PageAsync(1, 10)), Origin.Ids(await origin.PageAsync(2, 10)), Origin.Ids(await origin.PageAsync(3, 10)));
        var shift = origin.Faults.ShiftPage();
        Assert.Equal(one, Origin.Ids(await origin.PageAsync(1, 10)));

        var shifted = await origin.PageAsync(2, 10);
        origin.Faults.SkipPage();
        var skipped = await origin.PageAsync(2, 10);

        Assert.Equal([one[^1], .. two[..^1]], Origin.Ids(shifted));
        Assert.Equal(three, Origin.Ids(skipped));
        Assert.Equal((2, 2, origin.Lines.Length, origin.Lines.Length), ((int)shifted["page"]!, (int)skipped["page"]!, (int)shifted["totalRows"]!, (int)skipped["totalRows"]!));
        Assert.Equal((1, 2), (shift.Fired, origin.Faults.Fired));
    }

    [Fact]
    public async Task Hostile_names_stand_in_the_header_and_in_the_rows()
    {
        const string hostile = "../../etc/passwd";
        await using var origin = await Origin.StartAsync();
        origin.Faults.HostileFileName();
        origin.Faults.HostileRows(times: 2);

        using var named = await origin.AskAsync();
        var (lines, count) = await origin.SpoiltAsync(gzip: false);
        var page = await origin.PageAsync(1, 10);

        Assert.Equal($"attachment; filename=\"{hostile}\"", named.Content.Headers.ContentDisposition!.ToString());
        Assert.Equal(origin.Bytes, await named.Content.ReadAsByteArrayAsync());
        Assert.All([.. lines.Select(line => JsonNode.Parse(line)), .. page["rows"]!.AsArray()], row => Assert.Equal((hostile, hostile), ((string)row!["tehsilCode"]!, (string)row["fullName"]!)));
        Assert.Equal((origin.Lines.Length, 3), (count, origin.Faults.Fired));
    }

    [Fact]
    public async Task A_gzip_answer_is_truncated_or_has_a_flipped_bit_and_others_are_spared()
    {
        await using var origin = await Origin.StartAsync();
        var truncated = origin.Faults.TruncateGzip();
        var flipped = origin.Faults.FlipGzipBit();
        Assert.Equal(origin.Bytes, await origin.WholeAsync());
        Assert.Equal(0, origin.Faults.Fired);

        using var shorter = await origin.AskAsync(gzip: true);
        using var other = await origin.AskAsync(gzip: true);
        using var right = await origin.AskAsync(gzip: true);

        var (one, two, three) = (await shorter.Content.ReadAsByteArrayAsync(), await other.Content.ReadAsByteArrayAsync(), await right.Content.ReadAsByteArrayAsync());
        Assert.Equal(three[..^8], one);
        Assert.Equal(1, three[three.Length / 2] ^ two[three.Length / 2]);
        Assert.Equal(three.Length, two.Length);
        Assert.Equal(Origin.Header(right, "Repr-Digest"), Origin.Header(shorter, "Repr-Digest"));
        Assert.Equal((1, 1), (truncated.Fired, flipped.Fired));
    }

    [Fact]
    public async Task A_bomb_is_small_on_the_way_and_large_when_it_is_unpacked()
    {
        const int size = 100_000_000;
        await using var origin = await Origin.StartAsync();
        var fault = origin.Faults.GzipBomb(size);
        Assert.Equal(origin.Bytes, await origin.WholeAsync());

        using var answer = await origin.AskAsync(gzip: true);
        var packed = await answer.Content.ReadAsByteArrayAsync();
        using var line = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        var (unpacked, block) = (0L, new byte[1 << 16]);
        for (var read = await line.ReadAsync(block); read > 0; read = await line.ReadAsync(block))
        {
            Assert.False(block.AsSpan(0, read).ContainsAnyExcept((byte)' '));
            unpacked += read;
        }

        Assert.Equal(("gzip", size, 1), (Assert.Single(answer.Content.Headers.ContentEncoding), unpacked, fault.Fired));
        Assert.True(packed.Length < size / 100);
    }

    [Fact]
    public async Task A_fault_in_one_tehsil_spares_the_others_and_calls_about_none()
    {
        await using var origin = await Origin.StartAsync();
        var fault = origin.Faults.InTehsil("PK61702").Answer(500, times: int.MaxValue);

        var statuses = new List<int>();
        foreach (var path in (string[])[Export, "/api/v2.0/beneficiaries/export?tehsil=PK61701", "/api/v1.0/beneficiaries?tehsil=PK61702", "/api/v1.0/beneficiaries?tehsil=PK61701", "/api/v2.0/geo/library"])
        {
            using var answer = await origin.Client.GetAsync(path);
            statuses.Add((int)answer.StatusCode);
        }

        Assert.Equal([500, 200, 500, 200, 200], statuses);
        Assert.Equal((2, 2), (fault.Fired, origin.Faults.Fired));
        Assert.Throws<ArgumentException>(() => origin.Faults.InTehsil("PK617"));
    }

    [Fact]
    public async Task A_fault_after_some_requests_lets_those_pass_that_it_could_have_hit()
    {
        await using var origin = await Origin.StartAsync();
        var fault = origin.Faults.InTehsil("PK61702").After(2).CutAfter(10);

        Assert.Equal(origin.Bytes, await origin.WholeAsync());
        (await origin.Client.GetAsync("/api/v2.0/beneficiaries/export?tehsil=PK61701")).Dispose();
        Assert.Equal(origin.Bytes, await origin.WholeAsync());
        Assert.Equal(0, fault.Fired);

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => origin.WholeAsync());
        Assert.Equal(1, fault.Fired);
    }

    private static IEnumerable<Exception> Causes(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            yield return error;
        }
    }

    /// <summary>The export of one tehsil, known before anything goes wrong.</summary>
    private sealed class Origin(PullSandbox sandbox, PlainClient client) : IAsyncDisposable
    {
        internal NserSandbox Server => sandbox.Server;

        internal FaultPlan Faults => sandbox.Server.Faults;

        internal PlainClient Client => client;

        internal byte[] Bytes { get; private set; } = [];

        internal string[] Lines => Encoding.UTF8.GetString(Bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        internal static async Task<Origin> StartAsync()
        {
            var sandbox = await PullSandbox.StartAsync();
            var origin = new Origin(sandbox, await sandbox.LogInAsync("Power"));
            origin.Bytes = await origin.WholeAsync();
            Assert.True(origin.Bytes.Length > 60_000);
            return origin;
        }

        public ValueTask DisposeAsync()
        {
            client.Dispose();
            return sandbox.DisposeAsync();
        }

        internal async Task<byte[]> WholeAsync()
        {
            using var answer = await AskAsync();
            return await answer.Content.ReadAsByteArrayAsync();
        }

        internal Task<HttpResponseMessage> AskAsync(long? from = null, long? to = null, bool gzip = false)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, Export);
            request.Headers.Range = from is null ? null : new RangeHeaderValue(from, to);
            if (gzip)
            {
                request.Headers.AcceptEncoding.ParseAdd("gzip");
            }

            return client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        }

        internal async Task<JsonNode> PageAsync(int page, int size) => (await PlainClient.ReadAsync(client.GetAsync(
            string.Create(CultureInfo.InvariantCulture, $"/api/v1.0/beneficiaries?tehsil=PK61702&page={page}&pageSize={size}")))).Body;

        /// <summary>The lines of an export whose length and digest are right, and the count that it states.</summary>
        internal async Task<(string[] Lines, int Count)> SpoiltAsync(bool gzip)
        {
            using var answer = await AskAsync(gzip: gzip);
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            Assert.Equal(Digest(bytes), Header(answer, "Repr-Digest"));
            if (gzip)
            {
                Assert.Equal("gzip", Assert.Single(answer.Content.Headers.ContentEncoding));
                bytes = Gunzip.Whole(bytes);
            }

            return (Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries), int.Parse(Header(answer, "Nser-Row-Count"), CultureInfo.InvariantCulture));
        }

        /// <summary>What arrives of an answer that breaks anywhere.</summary>
        internal async Task<(byte[] Read, Exception? Error)> TryAsync()
        {
            try
            {
                using var answer = await AskAsync();
                return await ReadAsync(answer);
            }
            catch (HttpRequestException error)
            {
                return ([], error);
            }
        }

        /// <summary>What arrives until the body ends or breaks.</summary>
        internal static async Task<(byte[] Read, Exception? Error)> ReadAsync(HttpResponseMessage answer)
        {
            using var read = new MemoryStream();
            try
            {
                await answer.Content.CopyToAsync(read);
                return (read.ToArray(), null);
            }
            catch (Exception error) when (error is HttpRequestException or IOException)
            {
                return (read.ToArray(), error);
            }
        }

        internal static string[] Ids(JsonNode page) => [.. page["rows"]!.AsArray().Select(row => (string)row!["householdId"]!)];

        internal static string Digest(byte[] bytes) => $"sha-256=:{Convert.ToBase64String(SHA256.HashData(bytes))}:";

        internal static string Header(HttpResponseMessage answer, string name) => Assert.Single(answer.Headers.GetValues(name));
    }
}
