using System.Text.Json.Nodes;
using Nser.Client.Sandbox.Tests.Pull;

namespace Nser.Client.Sandbox.Tests.Faults;

public sealed class PageFaultTests
{
    private const string Address = "households/search/address";

    [Fact]
    public async Task A_stuck_cursor_is_the_token_that_was_sent()
    {
        await using var sandbox = await PullSandbox.StartAsync();
        using var client = await sandbox.LogInAsync("Power");
        var fault = sandbox.Server.Faults.StuckCursor();

        var first = await AskAsync(client, "2.0", "");
        var second = await AskAsync(client, "2.0", $",\"continuationToken\":\"{first["continuationToken"]}\"");
        var third = await AskAsync(client, "2.0", $",\"continuationToken\":\"{second["continuationToken"]}\"");

        Assert.Equal((string)first["continuationToken"]!, (string)second["continuationToken"]!);
        Assert.Equal(Ids(second), Ids(third));
        Assert.NotEqual((string)third["continuationToken"]!, (string)second["continuationToken"]!);
        Assert.Equal(1, fault.Fired);
        Assert.Equal("StuckCursor", sandbox.Server.Requests[^2].Fault);
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    public async Task A_repeated_page_has_the_rows_of_the_page_before(string version)
    {
        await using var sandbox = await PullSandbox.StartAsync();
        using var client = await sandbox.LogInAsync("Power");
        var fault = sandbox.Server.Faults.RepeatPage();

        var first = await AskAsync(client, version, version == "1.0" ? ",\"page\":1" : "");
        var second = await AskAsync(client, version, version == "1.0" ? ",\"page\":2" : $",\"continuationToken\":\"{first["continuationToken"]}\"");

        Assert.Equal(Ids(first), Ids(second));
        Assert.Equal(version == "1.0" ? 2 : null, (int?)second["page"]);
        Assert.NotEqual((string?)first["continuationToken"] ?? "", (string?)second["continuationToken"] ?? "none");
        Assert.Equal(1, fault.Fired);
    }

    [Fact]
    public async Task A_changed_total_is_another_than_on_the_page_before_and_V2_has_none()
    {
        await using var sandbox = await PullSandbox.StartAsync();
        using var client = await sandbox.LogInAsync("Power");
        var fault = sandbox.Server.Faults.ChangeTotal();

        var token = (await AskAsync(client, "2.0", ""))["continuationToken"];
        await AskAsync(client, "2.0", $",\"continuationToken\":\"{token}\"");
        var first = await AskAsync(client, "1.0", "");
        var second = await AskAsync(client, "1.0", ",\"page\":2");

        Assert.Equal((int)first["totalRows"]! + 1, (int)second["totalRows"]!);
        Assert.Equal(1, fault.Fired);
    }

    private static async Task<JsonNode> AskAsync(PlainClient client, string version, string more)
    {
        var (status, body) = await PlainClient.ReadAsync(client.SendAsync(HttpMethod.Post, $"/api/v{version}/{Address}", $$"""{"location":{{PullSandbox.LahoreCity}},"pageSize":10{{more}}}"""));
        Assert.Equal(200, status);
        return body;
    }

    private static IEnumerable<string> Ids(JsonNode page) => page["rows"]!.AsArray().Select(row => (string)row!["householdId"]!);
}
