using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Nser.Client.Sandbox.Tests.Hosting;

public sealed class HostProgramTests
{
    [Fact]
    public async Task It_announces_its_address_and_account_answers_and_stops_on_sigterm()
    {
        using var program = Start("--urls", "http://127.0.0.1:0", "--https", "--user", "clerk", "--environment", "live", "--fault", "503=1");
        var said = new List<string>();
        while (await program.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (line.StartsWith("Stop with", StringComparison.Ordinal))
            {
                break;
            }
        }

        Assert.True(said.Count > 3, await Rest(program));
        var address = new Uri(said[0].Split(' ')[^1]);
        Assert.Contains(said, line => line.StartsWith("Listening on https://", StringComparison.Ordinal));
        Assert.Contains("User name: clerk", said);
        using var http = new HttpClient { BaseAddress = address };
        using var answer = await http.GetAsync(new Uri("/openapi/cognitive-api.v2.0.json", UriKind.Relative));
        Assert.Equal(("live", 200), (answer.Headers.GetValues("Nser-Environment").Single(), (int)answer.StatusCode));

        using var kill = Process.Start("kill", ["-TERM", program.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await program.WaitForExitAsync();
        Assert.Equal(0, program.ExitCode);
        Assert.Contains("Stopped.", await program.StandardOutput.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Role_size_and_faults_of_pages_are_arguments_too()
    {
        using var program = Start("--urls", "http://127.0.0.1:0", "--role", "Basic", "--households", "600", "--tehsils", "PK61702", "--fault", "stuck-cursor", "--fault", "repeat-page=0.5", "--fault", "change-total");
        try
        {
            var address = new Uri((await program.StandardOutput.ReadLineAsync())!.Split(' ')[^1]);
            using var http = new HttpClient { BaseAddress = address };
            await LogInAsync(http);

            using var refused = await http.GetAsync(new Uri("/api/v1.0/geo-units/PK617", UriKind.Relative));
            var households = await http.GetStringAsync(new Uri("/api/v1.0/statistics/reports/tehsil-wise-households/data", UriKind.Relative));

            Assert.Equal(403, (int)refused.StatusCode);
            Assert.Equal(600, households.Split("\r\n")[1..^1].Sum(line => int.Parse(line.Split(',')[^1], System.Globalization.CultureInfo.InvariantCulture)));
        }
        finally
        {
            program.Kill();
        }
    }

    [Fact]
    public async Task Faults_of_downloads_for_one_tehsil_and_a_limit_of_requests_are_arguments_too()
    {
        using var program = Start("--urls", "http://127.0.0.1:0", "--households", "2000", "--tehsils", "PK61702,PK61701", "--fault", "cut@PK61702", "--requests-per-second", "10", "--no-retry-after");
        try
        {
            var address = new Uri((await program.StandardOutput.ReadLineAsync())!.Split(' ')[^1]);
            using var http = new HttpClient { BaseAddress = address };
            await LogInAsync(http);

            var cut = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetStringAsync(Export("PK61702")));
            var statuses = await Task.WhenAll(Enumerable.Range(0, 200).Select(async _ =>
            {
                using var answer = await http.GetAsync(Export("PK61701"), HttpCompletionOption.ResponseHeadersRead);
                return ((int)answer.StatusCode, answer.Headers.RetryAfter is not null);
            }));

            Assert.Null(cut.StatusCode);
            Assert.Contains((200, false), statuses);
            Assert.Contains((429, false), statuses);
        }
        finally
        {
            program.Kill();
        }

        static Uri Export(string tehsil) => new($"/api/v2.0/beneficiaries/export?tehsil={tehsil}", UriKind.Relative);
    }

    [Fact]
    public async Task Every_kind_of_fault_that_help_names_is_one()
    {
        using var help = Start("--help");
        var kinds = (await help.StandardOutput.ReadToEndAsync()).Split("400 to 599,")[^1].Split("-?")[0].Split([',', ' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

        using var program = Start(["--urls", "http://127.0.0.1:0", "--households", "10", .. kinds.SelectMany(kind => (string[])["--fault", kind + "=0.1"])]);
        var first = await program.StandardOutput.ReadLineAsync();
        program.Kill();

        Assert.True(kinds.Length > 30);
        Assert.StartsWith("Listening on", first, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'--nonsense'", "--nonsense")]
    [InlineData("missing for option: '--urls'", "--urls")]
    [InlineData("--urls takes one address", "--urls", "ftp://somewhere")]
    [InlineData("'staging'", "--environment", "production")]
    [InlineData("--latency takes a whole number", "--latency", "-1")]
    [InlineData("--requests-per-second takes a number above 0", "--requests-per-second", "0")]
    [InlineData("there is no kind flood", "--fault", "flood=0.5")]
    [InlineData("has no such tehsil", "--fault", "cut@Lahore", "--urls", "http://127.0.0.1:0")]
    [InlineData("the probability is above 0", "--fault", "503=2")]
    [InlineData("are codes of the geo library", "--tehsils", "Lahore", "--urls", "http://127.0.0.1:0")]
    [InlineData("'Standard'", "--role", "Admin")]
    [InlineData("--households takes at most 5000000", "--households", "5000001")]
    [InlineData("no-such-profile.json", "--profile", "no-such-profile.json")]
    public async Task A_wrong_argument_is_named_and_the_exit_code_is_2(string message, params string[] arguments)
    {
        using var program = Start(arguments);

        Assert.Contains(message, await program.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
        await program.WaitForExitAsync();
        Assert.Equal(2, program.ExitCode);
    }

    private static async Task LogInAsync(HttpClient http)
    {
        using var login = await http.PostAsJsonAsync(new Uri("/api/v2.0/auth/token", UriKind.Relative), new { userName = "sandbox", password = "sandbox-only" });
        http.DefaultRequestHeaders.Authorization = new("Bearer", (string)(await login.Content.ReadFromJsonAsync<JsonNode>())!["token"]!);
    }

    private static async Task<string> Rest(Process program) => program.HasExited ? await program.StandardError.ReadToEndAsync() : "";

    private static Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "Nser.Client.Sandbox.Host.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
}
