using Microsoft.Extensions.Configuration;
using Nser.PushScheduler.Settings;

namespace Nser.PushScheduler.Tests.Settings;

public sealed class SettingsTests : IDisposable
{
    private const string Feed = """{ "Name": "f", "Standard": "AssetDelivery", "Source": { "Folder": { "Path": "drop" } }, "Schedule": { "Every": "Month" } }""";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    [Fact]
    public void The_shipped_settings_have_no_fault()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "appsettings.json");

        Assert.Equal(3, SettingsReader.Read(SettingsReader.Load(file), AppContext.BaseDirectory).Feeds.Count);
    }

    [Fact]
    public void By_default_and_as_shipped_another_worker_goes_on_within_15_seconds()
    {
        foreach (var settings in (WorkerSettings[])[new(), SettingsReader.Read(SettingsReader.Load(Path.Combine(AppContext.BaseDirectory, "appsettings.json")), AppContext.BaseDirectory)])
        {
            Assert.InRange(settings.Slots.Lease + settings.Slots.Tick, TimeSpan.Zero, TimeSpan.FromSeconds(14));
            Assert.InRange(settings.Outbox.Lease + settings.Outbox.PollInterval, TimeSpan.Zero, TimeSpan.FromSeconds(15));
        }
    }

    [Fact]
    public void Relative_paths_start_from_the_settings_file()
    {
        var settings = Read($$"""{ "Feeds": [ {{Feed}} ] }""");

        Assert.Equal(Path.Combine(folder.FullName, "drop"), settings.Feeds[0].Source.Folder!.Path);
        Assert.Equal(Path.Combine(folder.FullName, "data"), settings.DataFolder);
    }

    [Fact]
    public void The_client_s_own_options_may_all_be_named() =>
        Read($$"""{ "NserClient": { "BaseAddress": "https://h/", "CredentialsFile": "c", "PinnedVersion": "2.0", "Environment": "Staging", "Timeouts": { "Total": "00:01:00" }, "Retry": { "MaxRetries": 3 }, "Tls": { "TrustedRootsPath": "x" }, "Validation": { "HouseholdLimit": 3 } }, "Outbox": { "Lease": "00:00:10", "InDoubt": "Keep" }, "Feeds": [ {{Feed}} ] }""");

    [Theory]
    [InlineData("""{ "Slotz": {} , "Slots": { "Tik": "00:00:05" } }""", "Slots:Tik is no option: is it Tick?", "Slotz is no option")]
    [InlineData("""{ "NserClient": { "BaseAdress": "x" } }""", "NserClient:BaseAdress is no option: is it BaseAddress?", null)]
    [InlineData("""{ "NserClients": { "second": { "Usr": "x" } } }""", "NserClients:second:Usr is no option", null)]
    [InlineData("""{ "Outbox": { "Leese": "x", "Lease": "soon" } }""", "Outbox:Leese is no option: is it Lease?", "Outbox:Lease cannot be read: it must be a time span")]
    [InlineData("""{ "Outbox": { "Feeds": [ {} ] } }""", "Outbox:Feeds is no option", null)]
    [InlineData("""{ "Store": "Sqlite" }""", "Store is one value: it must be a section.", null)]
    [InlineData("""{ "Feeds": { "Name": "x" } }""", "Feeds:Name is no entry of a list", null)]
    [InlineData("""{ "Store": { "Kind": "Oracle" }, "Slots": { "Parallel": "many" } }""", "Store:Kind is none of Sqlite, Postgres.", "Slots:Parallel cannot be read: it must be a whole number.")]
    [InlineData("""{ "Store": { "Kind": "0,1" } }""", "Store:Kind is none of Sqlite, Postgres.", null)]
    [InlineData("""{ }""", "Feeds is empty", null)]
    [InlineData("""{ "Slots": { "Tick": "00:05:00", "Parallel": 9, "Attempts": 0 } }""", "Slots:Tick is 00:05:00: set it from 00:00:01 to 00:01:00.", "Slots:Parallel is out of range: set 1 to 8.")]
    [InlineData("""{ "Feeds": [ { "Name": "a/b", "Client": "who" } ] }""", "Feeds:0:Name is missing or not", "Feeds:0:Client names no client")]
    [InlineData("""{ "Feeds": [ { "Source": { "Folder": { "Path": "" }, "Query": { "Sql": "x" } } } ] }""", "Feeds:0:Source must have exactly one of", "Feeds:0:Standard is missing")]
    [InlineData("""{ "Feeds": [ { "Source": { "Query": { "Sql": "select @watermark" } } } ] }""", "Feeds:0:Source:Query:WatermarkColumn is missing while Sql uses @watermark", "Feeds:0:Source:Query:ConnectionStringFile is missing")]
    [InlineData("""{ "Feeds": [ { "Source": { "Query": { "Sql": "select 1", "WatermarkColumn": "v" } } } ] }""", "Feeds:0:Source:Query:Sql does not use @watermark", null)]
    [InlineData("""{ "Feeds": [ { "Source": { "Query": { "Sql": "select @watermark", "WatermarkColumn": "v", "WatermarkKind": "Number", "WatermarkStart": "x" } } } ] }""", "Feeds:0:Source:Query:WatermarkStart is missing or no Number", null)]
    [InlineData("""{ "Feeds": [ { "Source": { "Endpoint": { "Url": "http://elsewhere.example/" } } } ] }""", "Feeds:0:Source:Endpoint:Url is missing or no https address", null)]
    [InlineData("""{ "Feeds": [ { "Source": { "Endpoint": { "Url": "https://u:p@h/", "TokenFile": "none" } } } ] }""", "Feeds:0:Source:Endpoint:Url is missing or no https address", "Feeds:0:Source:Endpoint:TokenFile names a file that is not there")]
    [InlineData("""{ "Feeds": [ { "Schedule": { "Cron": "0 2 * * *", "TimeZone": "Karachi" } } ] }""", "Feeds:0:Schedule:Cron is no Quartz cron expression", "Feeds:0:Schedule:TimeZone is no IANA time zone")]
    [InlineData("""{ "Feeds": [ { "Schedule": { "Cron": "0 0 2 31 2 ?" } } ] }""", "Feeds:0:Schedule:Cron names a day that never comes.", null)]
    [InlineData("""{ "Feeds": [ { "Schedule": { "Every": "Month", "Day": "31" } }, { "Schedule": { } } ] }""", "Feeds:0:Schedule:Day is neither 1 to 28 nor Last.", "Feeds:1:Schedule must have exactly one of Every (Month or Quarter) and Cron.")]
    [InlineData("""{ "Feeds": [ { "Standard": "AssetDelivery", "Mapping": { "Columns": { "x": "nofield" } } } ] }""", "Feeds:0:Mapping cannot be used:", "nofield")]
    [InlineData("""{ "Feeds": [ { "Name": "same" }, { "Name": "same" } ] }""", "Feeds has several feeds of one name (same)", null)]
    [InlineData("""{ "Feeds": [ { "Name": "a", "Source": { "Folder": { "Path": "d" } } }, { "Name": "b", "Source": { "Folder": { "Path": "./d/" } } } ] }""", "of the feeds a and b is one folder", null)]
    [InlineData("""{ "Store": { "Kind": "Postgres" } }""", "Store:ConnectionStringFile is missing", "NserClient:BaseAddress is missing: with PostgreSQL")]
    public void Every_fault_is_named_with_its_option_s_path(string json, string fault, string? another)
    {
        var faults = Assert.Throws<SettingsException>(() => Read(json.Contains("\"Feeds\"", StringComparison.Ordinal) || json == "{ }" ? json : json.TrimEnd()[..^1] + $", \"Feeds\": [ {Feed} ] }}")).Message;

        Assert.Contains(fault, faults, StringComparison.Ordinal);
        Assert.Contains(another ?? fault, faults, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"Feeds\": [ ", "settings.json: is no JSON (line 1).")]
    [InlineData("", "settings.json: is no JSON")]
    public void A_half_written_file_stops_the_start_with_its_line(string content, string said) =>
        Assert.Contains(said, Assert.Throws<SettingsException>(() => Read(content)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_is_said() =>
        Assert.Contains("cannot be read", Assert.Throws<SettingsException>(() => SettingsReader.Load(Path.Combine(folder.FullName, "none.json"))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_changes_while_the_worker_runs_changes_nothing()
    {
        var configuration = Load($$"""{ "DataFolder": "before", "Feeds": [ {{Feed}} ] }""");

        File.WriteAllText(Path.Combine(folder.FullName, "settings.json"), "{ \"DataFolder\": \"af");

        Assert.Equal("before", configuration["DataFolder"]);
        Assert.DoesNotContain(((IConfigurationRoot)configuration).Providers.OfType<FileConfigurationProvider>(), provider => provider.Source.ReloadOnChange);
    }

    [Fact]
    public void A_file_with_a_secret_that_others_may_read_is_refused()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var file = Path.Combine(folder.FullName, "secret");
        File.WriteAllText(file, "canary");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.GroupRead);

        var fault = SecretFile.Fault(file);

        Assert.Contains("open to group or others", fault, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", fault, StringComparison.Ordinal);
        File.SetUnixFileMode(file, UnixFileMode.UserRead);
        Assert.Null(SecretFile.Fault(file));
        Assert.Equal("canary", SecretFile.Read(file));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private WorkerSettings Read(string json) => SettingsReader.Read(Load(json), folder.FullName);

    private IConfiguration Load(string json)
    {
        var file = Path.Combine(folder.FullName, "settings.json");
        File.WriteAllText(file, json);
        return SettingsReader.Load(file);
    }
}
