using Nser.Client.Pipeline;
using Nser.Client.Queries;
using Nser.Client.Testing.Queries;
using Nser.Standards;

namespace Nser.Client.Tests.Queries.Beneficiaries;

/// <summary>Windows of an export: put together when they fit, refused when they do not. What came before stays good.</summary>
public sealed class ExportTests
{
    [Fact]
    public async Task Rows_across_windows_are_put_together_and_proved_at_the_end()
    {
        await using var stub = new ExportStub();

        var (pages, error) = await QueryStub.ReadAsync(stub.List());

        Assert.Null(error);
        Assert.Equal((ExportStub.Bytes.Length / ExportStub.Window) + 1, stub.Asked);
        Assert.Equal(Enumerable.Range(0, ExportStub.Rows).Select(Id), pages.SelectMany(page => page.Rows).Select(row => row.HouseholdId.Value));
        Assert.All(pages.SelectMany(page => page.Rows), row => Assert.Equal("Zainab بی بی", row.FullName.Value));
    }

    [Fact]
    public async Task Each_window_after_the_first_belongs_to_the_first_ones_tag_and_none_is_compressed()
    {
        List<(string? Tag, string? Encoding)> asked = [];
        await using var stub = new ExportStub(reply =>
        {
            asked.Add((reply.Request.Header("If-Range"), reply.Request.Header("Accept-Encoding")));
            return reply.Send();
        });

        await QueryStub.ReadAsync(stub.List());

        Assert.Null(asked[0].Tag);
        Assert.All(asked.Skip(1), question => Assert.Equal("\"one\"", question.Tag));
        Assert.All(asked, question => Assert.Equal("identity", question.Encoding));
    }

    [Fact]
    public async Task A_server_may_answer_with_less_than_a_window()
    {
        await using var stub = new ExportStub(reply => (reply with { Body = reply.Body[..Math.Min(reply.Body.Length, 50_001)] }).Send());

        var (pages, error) = await QueryStub.ReadAsync(stub.List());

        Assert.Null(error);
        Assert.Equal(ExportStub.Rows, pages.Sum(page => page.Rows.Count));
    }

    [Fact]
    public async Task A_server_that_sends_everything_at_once_is_read_too()
    {
        await using var stub = new ExportStub(reply => (reply with { Status = 200, Body = ExportStub.Bytes }).Send());

        var (pages, error) = await QueryStub.ReadAsync(stub.List());

        Assert.Null(error);
        Assert.Equal(ExportStub.Rows, Assert.Single(pages).Rows.Count);
    }

    [Fact]
    public Task An_export_that_changed_in_between_is_an_error() => Breaks(reply => reply with { Tag = "\"two\"" }, "the export changed");

    [Fact]
    public Task A_whole_answer_in_the_middle_is_an_error() => Breaks(reply => reply with { Status = 200, Body = ExportStub.Bytes }, "the export changed");

    [Fact]
    public Task Another_length_in_the_middle_is_an_error() => Breaks(reply => reply with { Length = ExportStub.Bytes.Length + 7 }, "the export changed");

    [Fact]
    public Task Other_bytes_than_those_asked_for_are_an_error() => Breaks(reply => reply with { Shift = 1 }, "other bytes than the ones asked for");

    [Fact]
    public Task A_window_without_a_validator_is_an_error() => Breaks(reply => reply with { Tag = "W/\"one\"" }, "lacks the export's length, ETag");

    [Fact]
    public async Task A_digest_that_does_not_fit_is_an_error_at_the_end()
    {
        await using var stub = new ExportStub(reply => (reply with { Digest = Convert.ToBase64String(new byte[32]) }).Send());

        var (pages, error) = await QueryStub.ReadAsync(stub.List());

        Assert.Contains("Repr-Digest", Assert.IsType<NserTransportException>(error).Message, StringComparison.Ordinal);
        Assert.Equal((ExportStub.Bytes.Length / ExportStub.Window), pages.Count);
    }

    [Fact]
    public async Task A_row_count_that_does_not_fit_is_an_error_at_the_end()
    {
        await using var stub = new ExportStub(reply => (reply with { Count = ExportStub.Rows + 1 }).Send());

        var (_, error) = await QueryStub.ReadAsync(stub.List());

        Assert.Contains("Nser-Row-Count", Assert.IsType<NserTransportException>(error).Message, StringComparison.Ordinal);
        Assert.Equal((ExportStub.Bytes.Length / ExportStub.Window) + 1, stub.Asked);
    }

    [Fact]
    public async Task A_line_that_is_no_row_is_an_error_that_does_not_repeat_it()
    {
        await using var stub = new ExportStub(reply => (reply.Number == 2 ? reply with { Body = [.. "\nZainab\n"u8, .. reply.Body[8..]] } : reply).Send());

        var (pages, error) = await QueryStub.ReadAsync(stub.List());

        Assert.DoesNotContain("Zainab", Assert.IsType<NserTransportException>(error).ToString(), StringComparison.Ordinal);
        Assert.Equal(2, stub.Asked);
        Assert.Single(pages);
    }

    [Fact]
    public async Task Who_goes_on_later_gets_an_error_when_the_export_is_another_one()
    {
        await using var stub = new ExportStub();
        var (pages, _) = await QueryStub.ReadAsync(stub.List(new PageOptions { MaxRows = 10 }));
        await using var changed = new ExportStub(reply => (reply with { Tag = "\"two\"" }).Send());

        var (rest, error) = await QueryStub.ReadAsync(changed.List(new PageOptions { Continuation = pages[^1].Continuation }));

        Assert.Contains("the export changed", Assert.IsType<NserTransportException>(error).Message, StringComparison.Ordinal);
        Assert.Equal(1, changed.Asked);
        Assert.Empty(rest);
    }

    private static async Task Breaks(Func<ExportReply, ExportReply> spoil, string why)
    {
        await using var stub = new ExportStub(reply => (reply.Number == 2 ? spoil(reply) : reply).Send());

        var (pages, error) = await QueryStub.ReadAsync(stub.List());

        var refused = Assert.IsType<NserTransportException>(error);
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        Assert.False(refused.IsTransient);
        Assert.Equal(2, stub.Asked);
        Assert.Equal(Enumerable.Range(0, pages[0].Rows.Count).Select(Id), Assert.Single(pages).Rows.Select(row => row.HouseholdId.Value));
    }

    private static HouseholdId Id(int number) => HouseholdId.Parse((100000000 + number).ToString(System.Globalization.CultureInfo.InvariantCulture));
}
