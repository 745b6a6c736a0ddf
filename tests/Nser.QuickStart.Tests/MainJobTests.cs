using System.Globalization;
using System.Text.RegularExpressions;
using Nser.Client.Sandbox;

namespace Nser.QuickStart.Tests;

/// <summary>The program from the outside: arguments in; exit code, lines and errors out.</summary>
public sealed partial class MainJobTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();
    private readonly StringWriter output = new(CultureInfo.InvariantCulture);
    private readonly StringWriter errors = new(CultureInfo.InvariantCulture);

    [Fact]
    public async Task From_a_fresh_clone_every_row_is_accounted_for()
    {
        var code = await RunAsync();

        Assert.Equal("", errors.ToString());
        Assert.Equal(ExitCode.Done, code);
        AssertAccountedFor("enrollments", 5_000);
        AssertAccountedFor("deliveries", 2_000);
        Assert.Contains("ExpireToken, fired 1; Answer, fired 1", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("NSER-ID-02", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_run_against_the_same_server_adds_nothing()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        var settings = Settings.Read([]);
        await MainJob.RunAsync(settings, sandbox.CreateOptions(), output, errors, CancellationToken.None);
        var stored = sandbox.Ledger.Count;
        output.GetStringBuilder().Clear();

        var code = await MainJob.RunAsync(settings, sandbox.CreateOptions(), output, errors, CancellationToken.None);

        Assert.Equal(ExitCode.Done, code);
        Assert.Equal(stored, sandbox.Ledger.Count);
        Assert.Contains("enrollments: 5000 read, 0 accepted,", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("deliveries: 2000 read, 0 accepted,", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_stores_nothing()
    {
        await using var sandbox = await NserSandbox.StartAsync();

        var code = await MainJob.RunAsync(Settings.Read(["--dry-run"]), sandbox.CreateOptions(), output, errors, CancellationToken.None);

        Assert.Equal(ExitCode.Done, code);
        Assert.Equal(0, sandbox.Ledger.Count);
    }

    [Theory]
    [InlineData("", "line 1: The file is empty")]
    [InlineData("recordId,cnic,gendr\nEN-1,9999900000012,MALE\n", "line 1: Line 1 lacks columns")]
    [InlineData("PK\u0003\u0004", ".xlsx")]
    public async Task A_file_that_cannot_be_read_is_said_and_the_other_is_pushed(string content, string said)
    {
        var file = await WriteAsync(content);

        var code = await RunAsync("--enrollments", file);

        Assert.Equal(ExitCode.BadInput, code);
        Assert.Contains(said, errors.ToString(), StringComparison.Ordinal);
        AssertAccountedFor("deliveries", 2_000);
    }

    [Theory]
    [InlineData(1_000, "{\"recordId\":\"broken", "line 1000: RejectedLocally; NSER-SCHEMA-JSON")]
    [InlineData(17, "\u0000", "line 17: RejectedLocally; NSER-SCHEMA-JSON")]
    public async Task A_line_that_is_no_JSON_is_named_the_good_ones_are_pushed_and_the_exit_code_says_so(int line, string content, string said)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "data", "deliveries.ndjson"));
        lines[line - 1] = content;

        var code = await RunAsync("--deliveries", await WriteAsync(string.Join('\n', lines)));

        Assert.Equal(ExitCode.BadInput, code);
        Assert.Contains("deliveries: 1 rows cannot be read", errors.ToString(), StringComparison.Ordinal);
        Assert.Contains(said, errors.ToString(), StringComparison.Ordinal);
        AssertAccountedFor("deliveries", 2_000);
    }

    [Theory]
    [InlineData("NSER-IMPORT-COLUMNS")]
    [InlineData("NSER-IMPORT-QUOTE")]
    [InlineData("NSER-IMPORT-ENCODING")]
    [InlineData("NSER-IMPORT-LENGTH")]
    public async Task A_row_that_cannot_be_read_is_named_the_good_ones_are_pushed_and_the_exit_code_says_so(string fault)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "data", "enrollments.csv"));
        lines[1] = fault switch
        {
            "NSER-IMPORT-COLUMNS" => lines[1][..lines[1].LastIndexOf(',')],
            "NSER-IMPORT-QUOTE" => lines[1].Replace("MALE,", "\"MALE,", StringComparison.Ordinal),
            "NSER-IMPORT-LENGTH" => lines[1] + new string('x', 50 * 1024 * 1024),
            _ => lines[1],
        };
        var file = await WriteAsync(string.Join('\n', lines));
        if (fault == "NSER-IMPORT-ENCODING")
        {
            var bytes = await File.ReadAllBytesAsync(file);
            bytes[Array.IndexOf(bytes, (byte)'\n') + 4] = 0xEB;
            await File.WriteAllBytesAsync(file, bytes);
        }

        var code = await RunAsync("--enrollments", file);

        Assert.Equal(ExitCode.BadInput, code);
        Assert.Contains($"line 2: RejectedLocally; {fault}", errors.ToString(), StringComparison.Ordinal);
        AssertAccountedFor("deliveries", 2_000);
    }

    [Fact]
    public async Task A_file_without_records_is_an_error()
    {
        var code = await RunAsync("--deliveries", await WriteAsync("\n\n"));

        Assert.Equal(ExitCode.BadInput, code);
        Assert.Contains("holds no records", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_said()
    {
        var code = await RunAsync("--deliveries", Path.Combine(folder.FullName, "none.ndjson"));

        Assert.Equal(ExitCode.BadInput, code);
        Assert.Contains("none.ndjson", errors.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--enrolments", "x")]
    [InlineData("--base-address", "not an address")]
    public async Task Arguments_that_cannot_be_used_are_said(params string[] args)
    {
        Assert.Equal(ExitCode.BadInput, await RunAsync(args));
        Assert.NotEmpty(errors.ToString());
    }

    [Fact]
    public async Task A_refused_login_settles_nothing_and_shows_no_password()
    {
        await using var sandbox = await NserSandbox.StartAsync();

        var code = await RunAsync("--base-address", sandbox.BaseAddress.ToString(), "--user", sandbox.UserName, "--password-file", await WriteAsync("not-the-password\n"));

        Assert.Equal(ExitCode.NotSettled, code);
        Assert.Contains("nothing was sent", errors.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("not-the-password", errors.ToString() + output, StringComparison.Ordinal);
        Assert.Equal(0, sandbox.Ledger.Count);
    }

    public void Dispose()
    {
        folder.Delete(recursive: true);
        output.Dispose();
        errors.Dispose();
    }

    private Task<ExitCode> RunAsync(params string[] args) => MainJob.RunAsync(args, output, errors, CancellationToken.None);

    private async Task<string> WriteAsync(string content)
    {
        var file = Path.Combine(folder.FullName, Guid.NewGuid().ToString("N"));
        await File.WriteAllTextAsync(file, content);
        return file;
    }

    private void AssertAccountedFor(string what, int rows)
    {
        var line = Assert.Single(Totals().Matches(output.ToString()), match => match.Groups["what"].Value == what);
        var (read, accepted, duplicates, rejected) = (Number(line, "read"), Number(line, "accepted"), Number(line, "duplicates"), Number(line, "rejected"));
        Assert.Equal(rows, read);
        Assert.Equal(read, accepted + duplicates + rejected);
        Assert.InRange(duplicates, 1, rows / 100);
        Assert.InRange(rejected, 1, rows / 10);
        Assert.InRange(Number(line, "warned"), 1, rows / 10);
    }

    private static int Number(Match line, string name) => int.Parse(line.Groups[name].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<what>\w+): (?<read>\d+) read, (?<accepted>\d+) accepted, (?<duplicates>\d+) duplicates, (?<rejected>\d+) rejected, (?<warned>\d+) with warnings\r?$", RegexOptions.Multiline)]
    private static partial Regex Totals();
}
