using System.Text.Json.Nodes;
using Nser.Client.Sandbox.Accounts;
using Nser.Client.Sandbox.Registry;
using Nser.Client.Sandbox.Seeds;

namespace Nser.Client.Sandbox.Tests.Pull;

/// <summary>A sandbox with an account of each role, whose households live in two tehsils of Lahore and one of another district.</summary>
internal sealed class PullSandbox : IAsyncDisposable
{
    internal const string Lahore = """{"provinceCode":"PK6","districtCode":"PK617"}""";
    internal const string LahoreCity = """{"provinceCode":"PK6","districtCode":"PK617","tehsilCode":"PK61702"}""";

    private PullSandbox(NserSandbox server) => Server = server;

    internal static string[] Roles { get; } = ["Power", "Standard", "Basic"];

    internal NserSandbox Server { get; }

    internal IEnumerable<SyntheticHousehold> Households => Enumerable.Range(0, Server.Registry.Count).Select(Server.Registry.Household);

    internal static async Task<PullSandbox> StartAsync(int households = 3_000, Func<NserSandboxOptions, NserSandboxOptions>? change = null)
    {
        var options = new NserSandboxOptions { Registry = new() { Households = households, Tehsils = ["PK61702", "PK61701", "PK60101"], BasicRowLimit = 10_000 } };
        return new PullSandbox(await NserSandbox.StartAsync(change?.Invoke(options) ?? options));
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    /// <summary>A plain client that is logged in with a role.</summary>
    internal Task<PlainClient> LogInAsync(string role, Func<SandboxAccount, SandboxAccount>? change = null)
    {
        var account = new SandboxAccount("clerk-" + role, "synthetic") { Role = Enum.Parse<SandboxRole>(role) };
        return LogInAsync(change?.Invoke(account) ?? account);
    }

    internal async Task<PlainClient> LogInAsync(SandboxAccount account)
    {
        Server.Accounts.Add(account);
        return await new PlainClient(Server).LogInAsync(account.UserName, account.Password);
    }

    /// <summary>All rows of a search, page by page, in the way of the version.</summary>
    internal static async Task<List<JsonNode>> AllAsync(PlainClient client, string version, string path, string body, int pageSize = 200)
    {
        var rows = new List<JsonNode>();
        string? token = null;
        for (var page = 1; ; page++)
        {
            var asked = JsonNode.Parse(body)!.AsObject();
            asked["pageSize"] = pageSize;
            if (version == "1.0")
            {
                asked["page"] = page;
            }
            else if (token is not null)
            {
                asked["continuationToken"] = token;
            }

            var (status, answer) = await PlainClient.ReadAsync(client.SendAsync(HttpMethod.Post, $"/api/v{version}/{path}", asked.ToJsonString()));
            Assert.True(status == 200, answer.ToJsonString());
            rows.AddRange(answer["rows"]!.AsArray().Select(row => row!));
            token = (string?)answer["continuationToken"];
            if (version == "1.0" ? rows.Count >= (int)answer["totalRows"]! : token is null)
            {
                return rows;
            }
        }
    }

    /// <summary>A good enrollment of a person in KAFAALAT.</summary>
    internal static string Enrollment(string cnic)
    {
        var record = JsonNode.Parse(SyntheticPeople.EnrollmentLines(1)[0])!.AsObject();
        record["cnic"] = cnic;
        record["gender"] = cnic[^1] % 2 == 1 ? "MALE" : "FEMALE";
        record["recordId"] = "ENR-" + Guid.NewGuid();
        return record.ToJsonString();
    }

    internal static string[] Names(JsonNode? node) => [.. node!.AsObject().Select(member => member.Key)];
}
