using System.Diagnostics;

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

    [Theory]
    [InlineData("There is no argument --nonsense", "--nonsense")]
    [InlineData("--urls needs a value", "--urls")]
    [InlineData("--urls takes one address", "--urls", "ftp://somewhere")]
    [InlineData("--environment is staging or live", "--environment", "production")]
    [InlineData("--latency takes a whole number", "--latency", "-1")]
    [InlineData("there is no kind flood", "--fault", "flood=0.5")]
    [InlineData("the probability is above 0", "--fault", "503=2")]
    [InlineData("no-such-profile.json", "--profile", "no-such-profile.json")]
    public async Task A_wrong_argument_is_named_and_the_exit_code_is_2(string message, params string[] arguments)
    {
        using var program = Start(arguments);

        Assert.Contains(message, await program.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
        await program.WaitForExitAsync();
        Assert.Equal(2, program.ExitCode);
    }

    private static async Task<string> Rest(Process program) => program.HasExited ? await program.StandardError.ReadToEndAsync() : "";

    private static Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "Nser.Client.Sandbox.Host.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
}
