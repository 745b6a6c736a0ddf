using System.Globalization;
using System.Net;

namespace Nser.Client.Sandbox.Tests.Faults;

/// <summary>Ranges that are answered with other bytes than the ones asked for. Each fault fires, does what its description says, and the next request is served well.</summary>
public sealed class RangeFaultTests
{
    [Fact]
    public async Task An_ignored_range_is_answered_with_the_whole()
    {
        await using var origin = await ExportOrigin.StartAsync();
        var fault = origin.Faults.IgnoreRange();
        await origin.WholeAsync();
        Assert.Equal(0, fault.Fired);

        using var spoilt = await origin.AskAsync(from: 100, to: 199);
        using var right = await origin.AskAsync(from: 100, to: 199);

        Assert.Equal((200, null), ((int)spoilt.StatusCode, spoilt.Content.Headers.ContentRange));
        Assert.Equal(origin.Bytes, await spoilt.Content.ReadAsByteArrayAsync());
        Assert.Equal(ExportOrigin.Header(spoilt, "Nser-Row-Count"), ExportOrigin.Header(spoilt, "Nser-Rows-Returned"));
        Assert.Equal(origin.Bytes[100..200], await right.Content.ReadAsByteArrayAsync());
        Assert.Equal((206, 1, "IgnoreRange"), ((int)right.StatusCode, fault.Fired, origin.Server.Requests[^2].Fault));
    }

    [Theory]
    [InlineData(100, 99)]
    [InlineData(0, 1)]
    public async Task A_moved_range_is_not_the_one_that_was_asked_for_and_says_so(int asked, int sent)
    {
        await using var origin = await ExportOrigin.StartAsync();
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
        await using var origin = await ExportOrigin.StartAsync();
        var fault = origin.Faults.ChangeRangeTotal();

        using var answer = await origin.AskAsync(from: 7, to: 70);

        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"bytes 7-70/{origin.Bytes.Length + 1}"), answer.Content.Headers.ContentRange!.ToString());
        Assert.Equal(origin.Bytes[7..71], await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(1, fault.Fired);
    }

    [Fact]
    public async Task A_range_within_the_export_is_refused()
    {
        await using var origin = await ExportOrigin.StartAsync();
        var fault = origin.Faults.RefuseRange();

        using var answer = await origin.AskAsync(from: 7);

        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, answer.StatusCode);
        Assert.Equal(origin.Bytes.Length, answer.Content.Headers.ContentRange!.Length);
        Assert.Equal(1, fault.Fired);
    }
}
