using System.Globalization;
using System.Text.Json.Nodes;
using Nser.Client.Pipeline;
using Nser.Client.Queries;
using Nser.Client.Testing.Queries;

namespace Nser.Client.Tests.Queries.Paging;

/// <summary>Servers that repeat themselves, change their mind or never end: each an error that says so, and the pages before stay good.</summary>
public sealed class HostilePagingTests
{
    public static TheoryData<string> Versions => ["1.0", "2.0"];

    [Fact]
    public Task A_cursor_that_does_not_move() => Breaks("2.0", body => body["continuationToken"] = "t10", "does not move");

    [Fact]
    public Task Cursors_that_go_round_in_a_circle() => Breaks("2.0", body => body["continuationToken"] = "t10", "go round in a circle", at: 3);

    [Fact]
    public Task A_cursor_that_is_empty() => Breaks("2.0", body => body["continuationToken"] = "", "1 to 512 characters");

    [Fact]
    public Task A_cursor_that_is_longer_than_the_contract_allows() => Breaks("2.0", body => body["continuationToken"] = new string('t', 513), "1 to 512 characters");

    [Theory]
    [MemberData(nameof(Versions))]
    public Task A_page_that_repeats_an_earlier_one(string version) => Breaks(version, body => body["rows"] = PagesStub.Rows(0, PagesStub.Size), "repeats an earlier one");

    [Theory]
    [MemberData(nameof(Versions))]
    public Task A_page_with_more_rows_than_asked_for(string version) => Breaks(version, body => body["rows"] = PagesStub.Rows(10, PagesStub.Size + 1), "more rows than were asked for");

    [Theory]
    [MemberData(nameof(Versions))]
    public Task A_null_in_place_of_a_row(string version) => Breaks(version, body => body["rows"]![3] = null, "null in place of one");

    [Theory]
    [MemberData(nameof(Versions))]
    public Task A_null_in_place_of_the_rows(string version) => Breaks(version, body => body["rows"] = null, "no rows");

    [Theory]
    [MemberData(nameof(Versions))]
    public Task A_null_in_place_of_a_member(string version) => Breaks(version, body => body["rows"]![3]!["members"] = new JsonArray((JsonNode?)null), "not what the contract promises");

    [Fact]
    public Task A_total_that_changes() => Breaks("1.0", body => body["totalRows"] = PagesStub.Total + 1, "the total changed");

    [Fact]
    public Task A_size_that_changes() => Breaks("1.0", body => body["pageSize"] = PagesStub.Size - 1, "the size of the pages changed");

    [Fact]
    public Task A_page_that_is_short() => Breaks("1.0", body => body["rows"] = PagesStub.Rows(10, 3), "another number of rows than its total says");

    [Fact]
    public Task Another_page_than_the_one_asked_for() => Breaks("1.0", body => body["page"] = 4, "another page than the one asked for");

    [Theory]
    [InlineData("page")]
    [InlineData("pageSize")]
    [InlineData("totalRows")]
    public Task A_numbered_page_without(string member) => Breaks("1.0", body => body.Remove(member), "lacks its number, its size or the total");

    [Fact]
    public async Task Empty_pages_for_ever()
    {
        await using var stub = new PagesStub("2.0", (number, body) =>
        {
            if (number > 2)
            {
                body["rows"] = new JsonArray();
                body["continuationToken"] = string.Create(CultureInfo.InvariantCulture, $"t{number}");
            }
        });

        var (pages, error) = await QueryStub.ReadAsync(stub.Search());

        Assert.Contains("empty pages in a row", Assert.IsType<NserTransportException>(error).Message, StringComparison.Ordinal);
        Assert.Equal(5, stub.Asked);
        Assert.Equal(20, pages.Sum(page => page.Rows.Count));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Pages_for_ever(string version)
    {
        await using var stub = new PagesStub(
            version,
            (number, body) =>
            {
                body["rows"] = PagesStub.Rows(number * PagesStub.Size, PagesStub.Size);
                if (version == "1.0")
                {
                    body["totalRows"] = 1_000_000_000;
                }
                else
                {
                    body["continuationToken"] = string.Create(CultureInfo.InvariantCulture, $"t{number}");
                }
            },
            options => options.Queries.MaxPages = 25);

        var (pages, error) = await QueryStub.ReadAsync(stub.Search());

        Assert.Contains("has not ended after 25 pages", Assert.IsType<NserTransportException>(error).Message, StringComparison.Ordinal);
        Assert.Equal(25, stub.Asked);
        Assert.Equal(250, pages.Sum(page => page.Rows.Count));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Pages_that_are_right_are_read_to_their_end(string version)
    {
        await using var stub = new PagesStub(version, (_, _) => { });

        var (pages, error) = await QueryStub.ReadAsync(stub.Search());

        Assert.Null(error);
        Assert.Equal(5, stub.Asked);
        Assert.Equal(Enumerable.Range(0, PagesStub.Total).Select(PagesStub.Id), pages.SelectMany(page => page.Rows).Select(row => row.HouseholdId.Value));
    }

    [Fact]
    public async Task A_page_that_the_row_limit_cuts_short_is_gone_on_with_where_it_was_cut()
    {
        await using var limited = new PagesStub("1.0", (number, body) => body["rows"] = number == 1 ? PagesStub.Rows(0, 4) : PagesStub.Rows(0, 0), headers: "Nser-Rows-Remaining: 0\r\n");
        await using var walk = limited.Search().PagesAsync().GetAsyncEnumerator();
        Assert.True(await walk.MoveNextAsync());
        Assert.Equal(4, walk.Current.Rows.Count);
        Assert.Equal(1, limited.Asked);
        await using var nextDay = new PagesStub("1.0", (_, _) => { });

        var (rest, error) = await QueryStub.ReadAsync(nextDay.Search(new PageOptions { Continuation = walk.Current.Continuation }));

        Assert.Null(error);
        Assert.Equal(Enumerable.Range(4, PagesStub.Total - 4).Select(PagesStub.Id), rest.SelectMany(page => page.Rows).Select(row => row.HouseholdId.Value));
    }

    private static async Task Breaks(string version, Action<JsonObject> spoil, string why, int at = 2)
    {
        await using var stub = new PagesStub(version, (number, body) =>
        {
            if (number == at)
            {
                spoil(body);
            }
        });

        var (pages, error) = await QueryStub.ReadAsync(stub.Search());

        var refused = Assert.IsType<NserTransportException>(error);
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        Assert.False(refused.IsTransient);
        Assert.NotNull(refused.RequestId);
        Assert.Equal(at, stub.Asked);
        Assert.Equal(Enumerable.Range(0, (at - 1) * PagesStub.Size).Select(PagesStub.Id), pages.SelectMany(page => page.Rows).Select(row => row.HouseholdId.Value));
    }
}
