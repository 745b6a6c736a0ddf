using System.Globalization;
using Nser.PushScheduler.Settings;

namespace Nser.PushScheduler.Tests.StatusPage;

/// <summary>Settings with which the page is not served.</summary>
public sealed class StartUpTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    [Fact]
    public async Task Bound_elsewhere_without_a_key_the_worker_does_not_start()
    {
        var file = Path.Combine(folder.FullName, "appsettings.json");
        await File.WriteAllTextAsync(file, """
            {
              "StatusPage": { "Address": "http://0.0.0.0:0" },
              "Feeds": [ { "Name": "enrollments", "Standard": "ProgrammeEnrollment", "Source": { "Folder": { "Path": "drop" } }, "Schedule": { "Every": "Month" } } ]
            }
            """);
        using var errors = new StringWriter(CultureInfo.InvariantCulture);

        var code = await Worker.RunAsync(["--settings", file], TextWriter.Null, errors);

        Assert.Equal(ExitCode.CannotStart, code);
        Assert.Contains("StatusPage:KeyFile is missing", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fault_of_the_page_s_settings_is_named_at_once()
    {
        Assert.Equal(2, StatusPageFaults.Of(new() { Address = new("https://0.0.0.0:5090") }).Count(fault => fault.StartsWith("StatusPage:Certificate", StringComparison.Ordinal)));
        Assert.Contains(StatusPageFaults.Of(new() { Address = new("http://192.0.2.7:5090") }), fault => fault.Contains("needs a key to sign in", StringComparison.Ordinal));
        Assert.Empty(StatusPageFaults.Of(new()));
    }

    [Fact]
    public async Task A_key_that_can_be_guessed_is_a_fault_also_on_loopback()
    {
        var file = Path.Combine(folder.FullName, "short.key");
        await PageHost.WriteSecretAsync(file, "fifteen-letters");

        var fault = Assert.Single(StatusPageFaults.Of(new() { KeyFile = file }));

        Assert.Contains("at least 16 characters", fault, StringComparison.Ordinal);
        Assert.DoesNotContain("fifteen", fault, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
