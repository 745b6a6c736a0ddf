using Nser.Client.Pipeline;
using Nser.Client.Queries.Statistics;
using Nser.Client.Sandbox;
using Nser.Client.Testing;
using Nser.Client.Testing.Fakes;

namespace Nser.Client.Tests.Queries.Statistics;

public sealed class StatisticsTests
{
    public static TheoryData<string> Versions => new("1.0", "2.0");

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Reports_are_listed_and_read_as_table_and_as_text(string version)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor(version);

        var reports = await client.Statistics.ListReportsAsync();
        var report = reports.First(report => report.Link is not null);
        var table = await client.Statistics.ReadTableAsync(report.Id);
        var text = await client.Statistics.ReadTextAsync(report.Id);

        Assert.Equal("https", report.Link!.Scheme);
        Assert.NotEmpty(table.Rows);
        Assert.Equal(string.Join(',', table.Columns), text.Split("\r\n")[0]);
        Assert.All(table.Rows, row => Assert.NotNull(row.Number("count")));
        Assert.Equal(404, (await Assert.ThrowsAsync<NserRejectedException>(() => client.Statistics.ReadTableAsync("none"))).Status);
    }

    [Theory]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("http://obi.example/report", false)]
    [InlineData("https://registry.example@elsewhere.example/", false)]
    [InlineData("/reports/1", false)]
    [InlineData("//obi.example/reports/1", false)]
    [InlineData("https://obi.example/reports/1", true)]
    public async Task A_link_is_for_a_browser_or_it_is_none_and_the_client_never_goes_there(string link, bool isLink)
    {
        await using var away = new RawServer(_ => RawReply.Json("{}"));
        await using var api = new FakeApi(_ => RawReply.Json($$"""{"rows":[{"id":"r","title":"t","publishedOn":"2026-01-10","link":"{{link}}"}]}"""));
        await using var client = new NserClient(api.Core);

        var report = Assert.Single(await client.Statistics.ListReportsAsync());

        Assert.Equal(isLink ? link : null, report.Link?.OriginalString);
        Assert.Equal(0, away.Connections);
    }

    [Fact]
    public async Task Cells_are_read_as_they_stand()
    {
        var table = await ReadAsync("\uFEFFarea,name,count\r\nPK617,\"Lahore, \"\"City\"\"\",1204\r\nPK618,لاہور,\r\n");

        Assert.Equal(["area", "name", "count"], table.Columns);
        Assert.Equal(("Lahore, \"City\"", 1204m), (table.Rows[0]["name"], table.Rows[0].Number("count")));
        Assert.Equal(("لاہور", null), (table.Rows[1]["name"], table.Rows[1].Number("count")));
        Assert.Throws<KeyNotFoundException>(() => table.Rows[0]["none"]);
        Assert.DoesNotContain("Lahore", table.Rows[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_without_rows_is_a_table_all_the_same() => Assert.Empty((await ReadAsync("area,count\r\n")).Rows);

    [Theory]
    [InlineData("area,count\r\nPK617\r\n")]
    [InlineData("area,count\r\nPK617,1,2\r\n")]
    [InlineData("area,area\r\nPK617,1\r\n")]
    [InlineData("area,\r\nPK617,1\r\n")]
    [InlineData("area,count\r\n\"PK617,1\r\n")]
    [InlineData("{\"rows\":[]}")]
    [InlineData("<html><body>Please sign in</body></html>")]
    [InlineData("")]
    public async Task What_is_no_table_is_an_error(string csv) => await Assert.ThrowsAsync<NserTransportException>(() => ReadAsync(csv));

    [Theory]
    [InlineData("area,latitude,count")]
    [InlineData("area,LONGITUDE,count")]
    [InlineData("area,gps,count")]
    public async Task A_report_with_coordinates_is_not_taken(string header)
    {
        var error = await Assert.ThrowsAsync<NserTransportException>(() => ReadAsync(header + "\r\nPK617,31.5,1\r\n"));

        Assert.False(error.IsTransient);
        Assert.Contains("Secret", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20, 10, 10)]
    [InlineData(1000, 1, 10)]
    [InlineData(1000, 10, 1)]
    public async Task A_report_above_its_limits_is_not_taken_and_not_asked_for_again(int bytes, int rows, int columns)
    {
        await using var api = Api("area,count\r\nPK617,1\r\nPK618,2\r\n");
        await using var client = new NserClient(api.Core);

        var error = await Assert.ThrowsAsync<NserTransportException>(() =>
            client.Statistics.ReadTableAsync("r", new() { MaxBytes = bytes, MaxRows = rows, MaxColumns = columns }));

        Assert.False(error.IsTransient);
        Assert.Equal(1, api.Server.Count("/api/v2.0/statistics/"));
    }

    [Fact]
    public async Task A_report_that_is_no_UTF8_is_an_error()
    {
        await using var api = new FakeApi(_ => RawReply.Whole(200, "text/csv", [(byte)'a', (byte)'\n', 0xFF]));
        await using var client = new NserClient(api.Core);

        await Assert.ThrowsAsync<NserTransportException>(() => client.Statistics.ReadTextAsync("r"));
    }

    private static async Task<StatisticsTable> ReadAsync(string csv)
    {
        await using var api = Api(csv);
        await using var client = new NserClient(api.Core);
        return await client.Statistics.ReadTableAsync("r");
    }

    private static FakeApi Api(string csv) => new(_ => RawReply.Whole(200, "text/csv", System.Text.Encoding.UTF8.GetBytes(csv)));
}
