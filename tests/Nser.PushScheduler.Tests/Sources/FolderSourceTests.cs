using Nser.Client.Outbox;
using Nser.PushScheduler.Settings;
using Nser.PushScheduler.Sources.Folder;
using Nser.Standards;

namespace Nser.PushScheduler.Tests.Sources;

public sealed class FolderSourceTests : IDisposable
{
    private readonly DirectoryInfo drop = Directory.CreateTempSubdirectory();

    [Fact]
    public async Task A_file_is_read_and_then_stands_in_done_with_its_report_beside_it_which_repeats_no_value()
    {
        Drop("a.ndjson", "{\"recordId\":\"A-1\"}\nbroken 9999912345678\n{\"recordId\":\"A-2\"}\n");

        var (records, _) = await Extracting.AllAsync(Source());

        Assert.Equal(["{\"recordId\":\"A-1\"}", "NSER-SCHEMA-JSON", "{\"recordId\":\"A-2\"}"], records);
        Assert.Equal(["done/20261122T010000Z/a.ndjson", "done/20261122T010000Z/a.ndjson.report.csv"], Files());
        var report = await File.ReadAllLinesAsync(Path.Combine(drop.FullName, "done/20261122T010000Z/a.ndjson.report.csv"));
        Assert.Equal("line,severity,code,pointer,message", report[0]);
        Assert.StartsWith("2,\"Error\",\"NSER-SCHEMA-JSON\"", Assert.Single(report[1..]), StringComparison.Ordinal);
        Assert.DoesNotContain("99999", report[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_still_writes_is_left_alone_until_it_is_quiet_or_renamed()
    {
        Drop("half.ndjson.tmp", "{\"recordId\":\"A-1\"}\n{\"rec");
        Drop("fresh.ndjson", "{\"recordId\":\"A-1\"}\n", age: TimeSpan.Zero);
        Drop(".hidden.csv", "x");
        Drop("notes.docx", "x");
        File.CreateSymbolicLink(Path.Combine(drop.FullName, "link.csv"), "/etc/hostname");

        var (records, _) = await Extracting.AllAsync(Source());

        Assert.Empty(records);
        Assert.Equal([".hidden.csv", "fresh.ndjson", "half.ndjson.tmp", "link.csv", "notes.docx"], Files());
        Age("fresh.ndjson");
        File.Move(Path.Combine(drop.FullName, "half.ndjson.tmp"), Path.Combine(drop.FullName, "half.ndjson"));
        Age("half.ndjson");
        Assert.Equal(3, (await Extracting.AllAsync(Source(), slot: Extracting.Slot(2))).Records.Count);
    }

    [Fact]
    public async Task After_a_death_between_pick_up_and_the_end_the_same_slot_reads_the_same_files_again()
    {
        Drop("a.ndjson", "{\"recordId\":\"A-1\"}\n");
        Drop("b.ndjson", "{\"recordId\":\"B-1\"}\n");
        await using (var dies = await Source().BeginAsync(Extracting.Slot(), null, CancellationToken.None))
        {
            Assert.Equal(2, dies.Parts.Count);
        }

        Assert.Equal(["processing/20261122T010000Z/a.ndjson", "processing/20261122T010000Z/b.ndjson"], Files());
        var (records, _) = await Extracting.AllAsync(Source((Extracting.Slot().At, SlotState.Running)));

        Assert.Equal(["{\"recordId\":\"A-1\"}", "{\"recordId\":\"B-1\"}"], records);
        Assert.Equal(["done/20261122T010000Z/a.ndjson", "done/20261122T010000Z/b.ndjson"], Files());
    }

    [Fact]
    public async Task After_a_death_in_the_middle_of_the_pick_up_the_slot_takes_the_rest_too()
    {
        Drop("a.ndjson", "{\"recordId\":\"A-1\"}\n");
        await using (await Source().BeginAsync(Extracting.Slot(), null, CancellationToken.None))
        {
        }

        Drop("b.ndjson", "{\"recordId\":\"B-1\"}\n");

        Assert.Equal(2, (await Extracting.AllAsync(Source())).Records.Count);
    }

    [Theory]
    [InlineData("Done", 0, "done/20261122T010000Z/a.ndjson")]
    [InlineData("Failed", 1, "done/20261122T020000Z/a.ndjson")]
    [InlineData("Running", 0, "processing/20261122T010000Z/a.ndjson")]
    public async Task What_a_dead_or_failed_slot_left_is_put_away_or_taken_over_and_what_runs_is_left_alone(string state, int read, string place)
    {
        Drop("a.ndjson", "{\"recordId\":\"A-1\"}\n");
        await using (await Source().BeginAsync(Extracting.Slot(), null, CancellationToken.None))
        {
        }

        var (records, _) = await Extracting.AllAsync(Source((Extracting.Slot().At, Enum.Parse<SlotState>(state))), slot: Extracting.Slot(2));

        Assert.Equal(read, records.Count);
        Assert.Equal([place], Files());
    }

    [Fact]
    public void A_death_between_the_moves_at_the_end_leaves_nothing_behind()
    {
        var folder = new DropFolder(Settings(), TimeProvider.System);
        Drop("bad.csv", "x");
        Drop("good.csv", "x");
        var files = folder.PickUp(Extracting.Slot().At);
        File.WriteAllText(FileReport.PathOfFailed(files[0]), "why");
        File.WriteAllText(FileReport.PathOf(files[0]), "what");
        File.WriteAllText(FileReport.PathOf(files[1]), "what");

        // Died after each file was moved and before its reports were.
        Directory.CreateDirectory(Path.Combine(drop.FullName, "failed/20261122T010000Z"));
        File.Move(files[0], Path.Combine(drop.FullName, "failed/20261122T010000Z/bad.csv"));
        folder.Finish(Extracting.Slot().At);

        Assert.Equal(
            ["done/20261122T010000Z/good.csv", "done/20261122T010000Z/good.csv.report.csv", "failed/20261122T010000Z/bad.csv", "failed/20261122T010000Z/bad.csv.failed.csv", "failed/20261122T010000Z/bad.csv.report.csv"],
            Files());
    }

    [Fact]
    public async Task A_second_file_of_the_same_name_waits_for_the_next_slot_and_overwrites_nothing()
    {
        Drop("a.ndjson", "{\"recordId\":\"A-1\"}\n");
        await using (await Source().BeginAsync(Extracting.Slot(), null, CancellationToken.None))
        {
        }

        Drop("a.ndjson", "{\"recordId\":\"A-2\"}\n");

        Assert.Equal(["{\"recordId\":\"A-1\"}"], (await Extracting.AllAsync(Source())).Records);
        Assert.Equal(["{\"recordId\":\"A-2\"}"], (await Extracting.AllAsync(Source(), slot: Extracting.Slot(2))).Records);
        Assert.Equal(["done/20261122T010000Z/a.ndjson", "done/20261122T020000Z/a.ndjson"], Files());
    }

    [Fact]
    public async Task Words_names_and_gaps_of_a_partner_are_mapped_in_CSV_and_in_JSON()
    {
        var mapping = new MappingSettings();
        mapping.Columns.Add("Key", "recordId");
        mapping.Columns.Add("where.tehsil", "location.tehsilCode");
        mapping.Constants.Add("organizationCode", "SANDBOX");
        mapping.Words.Add("gender", new() { ["F"] = "FEMALE" });
        Drop("a.ndjson", "{\"Key\":\"A-1\",\"where\":{\"tehsil\":\"PK10101\"},\"gender\":\"f\",\"pmt\":1.50}\n{\"Key\":\"A-2\",\"Key\":\"A-3\"}\n");

        var (records, _) = await Extracting.AllAsync(new FolderSource(Settings(), NserStandard.ProgrammeEnrollment, mapping, new LedgerOf(), TimeProvider.System));

        Assert.Equal("{\"where\":{},\"gender\":\"FEMALE\",\"pmt\":1.50,\"recordId\":\"A-1\",\"location\":{\"tehsilCode\":\"PK10101\"},\"organizationCode\":\"SANDBOX\"}", records[0]);
        Assert.Equal(2, records.Count);
    }

    public void Dispose() => drop.Delete(recursive: true);

    private FolderSource Source(params (DateTimeOffset At, SlotState State)[] slots) => new(Settings(), NserStandard.AssetDelivery, new(), new LedgerOf(slots), TimeProvider.System);

    private FolderSettings Settings() => new() { Path = drop.FullName, QuietTime = TimeSpan.FromMinutes(5) };

    private void Drop(string name, string content, TimeSpan? age = null)
    {
        File.WriteAllText(Path.Combine(drop.FullName, name), content);
        Age(name, age);
    }

    private void Age(string name, TimeSpan? age = null) =>
        File.SetLastWriteTimeUtc(Path.Combine(drop.FullName, name), (TimeProvider.System.GetUtcNow() - (age ?? TimeSpan.FromHours(1))).UtcDateTime);

    private IEnumerable<string> Files() => drop.EnumerateFiles("*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(drop.FullName, file.FullName).Replace('\\', '/')).Order(StringComparer.Ordinal);
}
