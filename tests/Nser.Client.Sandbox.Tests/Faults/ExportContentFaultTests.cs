using System.Globalization;
using System.Text.Json.Nodes;

namespace Nser.Client.Sandbox.Tests.Faults;

/// <summary>Exports and pages that are complete and wrong: another count, digest, bit, row or name.</summary>
public sealed class ExportContentFaultTests
{
    [Fact]
    public async Task A_miscount_is_in_the_header_and_in_every_total_and_the_rows_are_all_there()
    {
        await using var origin = await ExportOrigin.StartAsync();
        var fault = origin.Faults.MiscountRows(by: -1, times: 3);

        using var answer = await origin.AskAsync();
        var first = await origin.PageAsync(1, 10);
        var second = await origin.PageAsync(2, 10);
        var right = await origin.PageAsync(1, 10);

        var lines = origin.Lines.Length;
        Assert.Equal((lines - 1).ToString(CultureInfo.InvariantCulture), ExportOrigin.Header(answer, "Nser-Row-Count"));
        Assert.Equal(origin.Bytes, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal((lines - 1, lines - 1, lines), ((int)first["totalRows"]!, (int)second["totalRows"]!, (int)right["totalRows"]!));
        Assert.Equal((10, 3), (first["rows"]!.AsArray().Count, fault.Fired));
    }

    [Fact]
    public async Task A_changed_digest_is_not_that_of_the_bytes()
    {
        await using var origin = await ExportOrigin.StartAsync();
        var fault = origin.Faults.ChangeDigest();

        using var answer = await origin.AskAsync();
        var bytes = await answer.Content.ReadAsByteArrayAsync();

        Assert.Equal(origin.Bytes, bytes);
        Assert.StartsWith("sha-256=:", ExportOrigin.Header(answer, "Repr-Digest"), StringComparison.Ordinal);
        Assert.NotEqual(ExportOrigin.Digest(bytes), ExportOrigin.Header(answer, "Repr-Digest"));
        Assert.Equal(1, fault.Fired);
    }

    [Fact]
    public async Task Bytes_change_on_the_way_by_one_bit_also_in_a_range()
    {
        await using var origin = await ExportOrigin.StartAsync();
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
        await using var origin = await ExportOrigin.StartAsync();
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
        await using var origin = await ExportOrigin.StartAsync();
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
        await using var origin = await ExportOrigin.StartAsync();
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
        await using var origin = await ExportOrigin.StartAsync();
        var right = ExportOrigin.Ids(await origin.PageAsync(2, 10));
        origin.Faults.RepeatRow();
        origin.Faults.DropRow();

        var twice = await origin.PageAsync(2, 10);
        var dropped = await origin.PageAsync(2, 10);

        Assert.Equal(11, twice["rows"]!.AsArray().Count);
        Assert.Equal(right, ExportOrigin.Ids(twice).Distinct());
        Assert.Equal([right[5]], right.Except(ExportOrigin.Ids(dropped)));
        Assert.Equal((origin.Lines.Length, origin.Lines.Length, 2), ((int)twice["totalRows"]!, (int)dropped["totalRows"]!, origin.Faults.Fired));
    }

    [Fact]
    public async Task A_page_is_shifted_by_a_row_or_skipped_under_a_total_that_stays()
    {
        await using var origin = await ExportOrigin.StartAsync();
        var (one, two, three) = (ExportOrigin.Ids(await origin.PageAsync(1, 10)), ExportOrigin.Ids(await origin.PageAsync(2, 10)), ExportOrigin.Ids(await origin.PageAsync(3, 10)));
        var shift = origin.Faults.ShiftPage();
        Assert.Equal(one, ExportOrigin.Ids(await origin.PageAsync(1, 10)));

        var shifted = await origin.PageAsync(2, 10);
        origin.Faults.SkipPage();
        var skipped = await origin.PageAsync(2, 10);

        Assert.Equal([one[^1], .. two[..^1]], ExportOrigin.Ids(shifted));
        Assert.Equal(three, ExportOrigin.Ids(skipped));
        Assert.Equal((2, 2, origin.Lines.Length, origin.Lines.Length), ((int)shifted["page"]!, (int)skipped["page"]!, (int)shifted["totalRows"]!, (int)skipped["totalRows"]!));
        Assert.Equal((1, 2), (shift.Fired, origin.Faults.Fired));
    }

    [Fact]
    public async Task Hostile_names_stand_in_the_header_and_in_the_rows()
    {
        const string hostile = "../../etc/passwd";
        await using var origin = await ExportOrigin.StartAsync();
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
}
