using Nser.Client.Authentication;
using Nser.Client.Import;
using Nser.Client.Sandbox;
using Nser.Client.Standards;
using Nser.Client.Tests.Contract;

namespace Nser.Client.Tests.Documentation;

/// <summary>The README's ten lines are the body of a test, so that they compile, run and stay.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public async Task The_ten_lines_push_a_file_and_name_its_bad_rows()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var folder = new TemporaryFolder();
        var credentials = await folder.WriteAsync("credentials", $"{sandbox.UserName}\n{sandbox.Password}\n");
        var csv = await folder.WriteAsync("enrollments.csv", Repository.Read("samples/QuickStart/data/enrollments.csv"));
        var address = sandbox.BaseAddress;
        using var output = new StringWriter();

        // <readme>
        await using var client = new NserClient(new NserClientOptions
        {
            BaseAddress = address,
            Credentials = NserCredentialProviders.FromFile(credentials),
        });

        var report = await client.Enrollments.PushAsync(CsvImport.ReadAsync<ProgrammeEnrollment>(csv));

        output.WriteLine(report);
        output.WriteLine(string.Join('\n', report.ToCorrect));
        // </readme>
        Assert.True(report.IsComplete);
        Assert.Contains("5000 read", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("NSER-ID-02 at /cnic", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_readme_shows_these_very_lines()
    {
        var test = Repository.Read("tests/Nser.Client.Tests/Documentation/ReadmeTests.cs");
        var readme = Repository.Read("README.md");

        var shown = Between(readme, "```csharp", "```");
        var run = Between(test, "// <readme>", "// </readme>").Replace("output.WriteLine", "Console.WriteLine", StringComparison.Ordinal);

        Assert.Equal(Lines(run), Lines(shown));
        Assert.InRange(Lines(shown).Length, 1, 10);
    }

    private static string Between(string text, string from, string to)
    {
        var start = text.IndexOf(from, StringComparison.Ordinal) + from.Length;
        return text[start..text.IndexOf(to, start, StringComparison.Ordinal)];
    }

    private static string[] Lines(string code) => code.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
