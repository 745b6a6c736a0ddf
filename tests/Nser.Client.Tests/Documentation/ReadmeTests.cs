using Nser.Client.Authentication;
using Nser.Client.Queries.Households;
using Nser.Client.Sandbox;
using Nser.Client.Testing;
using Nser.Standards;
using Nser.Standards.Import;

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
    public async Task The_lines_that_ask_the_registry_read_a_household_a_verdict_and_pages()
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { Registry = new() { Households = 450, Tehsils = ["PK61702"] } });
        await using var client = sandbox.CreateClient();
        var cnic = Cnic.Parse(sandbox.Registry.CnicOf(7));
        var programme = ProgrammeCode.Parse("KAFAALAT");
        using var output = new StringWriter();

        // <asking>
        var household = await client.Households.FindByCnicAsync(cnic);
        output.WriteLine(household?.PmtScore.State);

        var verdict = await client.Eligibility.VerifyAsync(programme, cnic);
        output.WriteLine($"{verdict.Eligible}, surveyed on {verdict.SurveyDate:yyyy-MM-dd}");

        var area = new AddressSearch { DistrictCode = DistrictCode.Parse("PK617"), TehsilCode = TehsilCode.Parse("PK61702") };
        await foreach (var page in client.Households.SearchByAddressAsync(area).PagesAsync())
        {
            output.WriteLine($"{page.Rows.Count} rows");
        }

        // </asking>
        Assert.Equal(["Given", $"{verdict.Eligible}, surveyed on {verdict.SurveyDate:yyyy-MM-dd}", "200 rows", "200 rows", "50 rows"], Lines(output.ToString()));
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

        var asked = Between(readme[readme.IndexOf("## Asking the registry", StringComparison.Ordinal)..], "```csharp", "```");
        Assert.Equal(Lines(Between(test, "// <asking>", "// </asking>").Replace("output.WriteLine", "Console.WriteLine", StringComparison.Ordinal)), Lines(asked));
    }

    private static string Between(string text, string from, string to)
    {
        var start = text.IndexOf(from, StringComparison.Ordinal) + from.Length;
        return text[start..text.IndexOf(to, start, StringComparison.Ordinal)];
    }

    private static string[] Lines(string code) => code.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
