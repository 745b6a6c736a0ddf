using Nser.Client.Api;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Seeds;
using Nser.Client.Testing;

namespace Nser.Client.WireMock.Tests;

/// <summary>The code with which <c>docs/wiremock.md</c> starts is the body of this test, so that it compiles, runs and stays.</summary>
public sealed class WireMockPageTests
{
    [Fact]
    public async Task My_push_survives_a_busy_registry()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var server = NserWireMock.Start();
        var nser = server.GivenNser(sandbox).Fails(NserOperation.PushBatch, 503, retryAfter: TimeSpan.FromSeconds(1), times: 2);
        await using var client = nser.CreateClient();

        await client.Enrollments.PushAsync(SyntheticPeople.Enrollments(100));

        Assert.Equal(100, sandbox.Ledger.Count);
        Assert.Equal(3, nser.Calls(NserOperation.PushBatch));
    }

    [Fact]
    public void The_page_shows_this_code()
    {
        var page = Code(Repository.Read("docs/wiremock.md").Split("```csharp")[1].Split("```")[0]).Where(line => !line.StartsWith("//", StringComparison.Ordinal));
        var source = Code(Repository.Read("tests/Nser.Client.WireMock.Tests/WireMockPageTests.cs"));

        Assert.Contains(string.Join('\n', page), string.Join('\n', source), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Code(string text) => text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);
}
