using Nser.Client.BulkDownload.Files;
using Nser.Client.BulkDownload.Resume;
using Nser.Standards;

namespace Nser.Client.BulkDownload.Tests.Runs;

/// <summary>What a run finds in its folder is believed only where it can be checked.</summary>
public sealed class DamagedFolderTests
{
    private const string Tehsil = "PK61702", Name = "PK61702.ndjson", State = ".PK61702.state", Part = ".PK61702.part";

    private static readonly Dictionary<string, Action<string>> Damages = new()
    {
        ["deleted"] = File.Delete,
        ["empty"] = path => File.WriteAllBytes(path, []),
        ["cut"] = path => File.WriteAllBytes(path, File.ReadAllBytes(path)[..^20]),
        ["another bit"] = path =>
        {
            var bytes = File.ReadAllBytes(path);
            bytes[bytes.Length / 2] ^= 1;
            File.WriteAllBytes(path, bytes);
        },
        ["longer"] = path => File.AppendAllText(path, "{\"rows\":1}\n"),
        ["something else"] = path => File.WriteAllText(path, "null"),
    };

    public static TheoryData<string, string> Ways => Each((TheoryData<string, string> data, string version, string damage) => data.Add(version, damage));

    public static TheoryData<string, string, string> WaysOfParts => Each((TheoryData<string, string, string> data, string version, string damage) =>
    {
        data.Add(version, State, damage);
        data.Add(version, Part, damage);
    });

    [Theory]
    [MemberData(nameof(WaysOfParts))]
    public async Task A_part_or_state_that_is_damaged_is_not_gone_on_with(string version, string file, string damage)
    {
        await using var stage = await BulkStage.StartAsync(version, households: 20_000, change: options => options.Retry.MaxRetries = 0);
        var fault = stage.Sandbox.Faults.After(version == "1.0" ? 2 : 0).CutAfter(120_000);
        Assert.Equal(1, (await stage.RunAsync(stage.One())).Failed);
        Assert.Equal(1, fault.Fired);

        Damages[damage](Path.Combine(stage.Folder, file));
        var report = await stage.RunAsync(stage.One());

        Assert.True(report.IsComplete, report.Results[0].Message);
        if (damage != "longer" && (damage != "another bit" || file == Part))
        {
            Assert.Equal(report.Results[0].Rows, report.Results[0].RowsFetched);
        }

        await stage.AssertCompleteAsync(stage.One());
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    public async Task What_a_newer_library_began_is_not_gone_on_with(string version)
    {
        await using var stage = await BulkStage.StartAsync(version, households: 20_000, change: options => options.Retry.MaxRetries = 0);
        stage.Sandbox.Faults.After(version == "1.0" ? 2 : 0).CutAfter(120_000);
        Assert.True((await stage.RunAsync(stage.One())).Results[0].RowsFetched > 0);
        var state = Path.Combine(stage.Folder, State);
        var written = await File.ReadAllTextAsync(state);
        var newer = written.Replace("\"version\": 1,", "\"version\": 2,", StringComparison.Ordinal);
        Assert.NotEqual(written, newer);
        await File.WriteAllTextAsync(state, newer);

        var report = await stage.RunAsync(stage.One());

        Assert.True(report.IsComplete, report.Results[0].Message);
        Assert.Equal(report.Results[0].Rows, report.Results[0].RowsFetched);
        await stage.AssertCompleteAsync(stage.One());
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_complete_file_without_a_sound_state_is_fetched_anew(string version, string damage)
    {
        await using var stage = await BulkStage.StartAsync(version);
        await stage.RunAsync();

        Damages[damage](Path.Combine(stage.Folder, State));
        var report = await stage.RunAsync();

        Assert.True(report.IsComplete);
        await stage.AssertCompleteAsync();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_damaged_manifest_is_made_anew_from_what_is_there(string version, string damage)
    {
        await using var stage = await BulkStage.StartAsync(version);
        await stage.RunAsync();
        var before = BulkFolder.ReadManifest(stage.Folder)!.Files;

        Damages[damage](Path.Combine(stage.Folder, "manifest.json"));
        var report = await stage.RunAsync();

        Assert.Equal((3, 0), (report.Skipped, report.ExitCode));
        Assert.Equal(before, BulkFolder.ReadManifest(stage.Folder)!.Files);
        await stage.AssertCompleteAsync();
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("deleted")]
    [InlineData("longer")]
    public async Task A_complete_file_that_lost_its_length_is_fetched_anew(string damage)
    {
        await using var stage = await BulkStage.StartAsync();
        await stage.RunAsync();

        Damages[damage](Path.Combine(stage.Folder, Name));
        var report = await stage.RunAsync();

        Assert.Equal((1, 2), (report.Completed, report.Skipped));
        await stage.AssertCompleteAsync();
    }

    /// <summary>Contents are not read again by every run; that is what verifying is for.</summary>
    [Fact]
    public async Task A_complete_file_of_another_content_is_found_by_verifying_and_mended_by_fetching_anew()
    {
        await using var stage = await BulkStage.StartAsync();
        await stage.RunAsync();
        Damages["another bit"](Path.Combine(stage.Folder, Name));

        Assert.False((await BulkFolder.VerifyAsync(stage.Folder, new())).IsSound);
        Assert.Equal(3, (await stage.RunAsync(options: stage.Options() with { Refresh = BulkRefresh.Always })).Completed);
        await stage.AssertCompleteAsync();
    }

    public static TheoryData<string> OtherTerms => ["1.0 after 2.0", "2.0 after 1.0", "csv", "gzip", "key"];

    [Theory]
    [MemberData(nameof(OtherTerms))]
    public async Task What_was_begun_under_other_terms_is_not_gone_on_with(string how)
    {
        await using var stage = await BulkStage.StartAsync(how.StartsWith("2.0", StringComparison.Ordinal) ? "1.0" : "2.0", households: 20_000, change: options => options.Retry.MaxRetries = 0);
        stage.Sandbox.Faults.After(how.StartsWith("2.0", StringComparison.Ordinal) ? 2 : 0).CutAfter(120_000);
        var begun = how switch
        {
            "csv" => new BulkFileForm { Format = BulkFileFormat.Csv },
            "gzip" => new BulkFileForm { Gzip = true },
            "key" => new BulkFileForm { Encryption = Target.Keys },
            _ => new BulkFileForm(),
        };
        var first = await stage.RunAsync(stage.One(), stage.Options() with { Form = begun });
        Assert.True(first.Results[0].RowsFetched > 0);
        Assert.Equal(1, first.Failed);

        var options = stage.Sandbox.CreateOptions();
        options.PinnedVersion = how.StartsWith("1.0", StringComparison.Ordinal) ? NserApiVersion.V1 : NserApiVersion.V2;
        await using var other = new NserClient(options);
        var report = await other.BulkDownload.RunAsync(stage.One(), stage.Options());

        Assert.True(report.IsComplete, report.Results[0].Message);
        Assert.Equal(report.Results[0].Rows, report.Results[0].RowsFetched);
        await stage.AssertCompleteAsync(stage.One());
    }

    [Fact]
    public async Task Other_filters_have_files_of_their_own()
    {
        await using var stage = await BulkStage.StartAsync(households: 20_000, change: options => options.Retry.MaxRetries = 0);
        stage.Sandbox.Faults.InTehsil(Tehsil).CutAfter(50_000);
        Assert.Equal(1, (await stage.RunAsync(stage.Plan(1, 2))).Failed);

        Assert.True((await stage.RunAsync()).IsComplete);

        await stage.AssertCompleteAsync();
        Assert.True((await stage.RunAsync(stage.Plan(1, 2))).IsComplete);
        await stage.AssertCompleteAsync(stage.Plan(1, 2));
        await stage.AssertCompleteAsync();
    }

    private static T Each<T>(Action<T, string, string> add)
        where T : new()
    {
        var data = new T();
        foreach (var version in (string[])["1.0", "2.0"])
        {
            foreach (var damage in Damages.Keys)
            {
                add(data, version, damage);
            }
        }

        return data;
    }
}
