using System.Net.Http.Json;

namespace Nser.Client.Sandbox.Tests;

public sealed class SmokeTests
{
    [Fact]
    public async Task It_starts_lists_versions_and_issues_a_token()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var http = new HttpClient { BaseAddress = sandbox.BaseAddress };

        var versions = await http.GetStringAsync(new Uri("/api/versions", UriKind.Relative));
        using var login = await http.PostAsJsonAsync("/api/v1.0/auth/token", new { userName = sandbox.UserName, password = sandbox.Password });

        Assert.Contains("2.0", versions, StringComparison.Ordinal);
        Assert.Equal(200, (int)login.StatusCode);
    }
}
