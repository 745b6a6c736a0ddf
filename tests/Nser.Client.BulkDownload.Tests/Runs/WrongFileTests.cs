using System.Net.Http.Headers;
using Nser.Client.BulkDownload.Resume;
using Xunit.Sdk;

namespace Nser.Client.BulkDownload.Tests.Runs;

/// <summary>What the other tests hold files against finds every kind of wrong file: without this they might be green for nothing.</summary>
public sealed class WrongFileTests
{
    private const string Tehsil = "PK61702", Name = "PK61702.ndjson";

    private static readonly Dictionary<string, Func<byte[], byte[], byte[]>> Spoilers = new()
    {
        ["cut"] = (now, _) => now[..^1],
        ["half"] = (now, _) => now[..(now.Length / 2)],
        ["a row less"] = (now, _) => now[(Array.IndexOf(now, (byte)'\n') + 1)..],
        ["a row twice"] = (now, _) => [.. now[..(Array.IndexOf(now, (byte)'\n') + 1)], .. now],
        ["another bit"] = (now, _) => [.. now[..100], (byte)(now[100] ^ 1), .. now[101..]],
        ["the old one"] = (_, before) => before,
        ["mixed"] = (now, before) => [.. before[..50_000], .. now[50_000..]],
        ["empty"] = (_, _) => [],
    };

    public static TheoryData<string> Names => [.. Spoilers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_wrong_file_under_a_final_name_is_found(string name)
    {
        await using var stage = await BulkStage.StartAsync();
        var before = await stage.ExportAsync(Tehsil);
        stage.Sandbox.Registry.Revise(Tehsil);
        await stage.RunAsync();
        await stage.AssertCompleteAsync();
        var right = stage.Read(Name);

        await File.WriteAllBytesAsync(Path.Combine(stage.Folder, Name), Spoilers[name](right, before));

        await Assert.ThrowsAnyAsync<XunitException>(() => stage.AssertCompleteAsync());
        Assert.False((await BulkFolder.VerifyAsync(stage.Folder, new())).IsSound);
        await File.WriteAllBytesAsync(Path.Combine(stage.Folder, Name), right);
        await stage.AssertCompleteAsync();
    }

    /// <summary>What the usual tools do: ask for the bytes that are missing, of whatever there is now.</summary>
    [Fact]
    public async Task Without_the_validator_a_change_between_cut_and_resume_gives_a_mixture_and_it_is_found()
    {
        await using var stage = await BulkStage.StartAsync();
        await stage.RunAsync();
        using var http = new HttpClient { BaseAddress = stage.Sandbox.BaseAddress };
        http.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse(stage.Asked(Tehsil)[0].Headers["Authorization"]);
        var first = (await stage.ExportAsync(Tehsil))[..50_000];
        stage.Sandbox.Registry.Revise(Tehsil);
        http.DefaultRequestHeaders.Range = new(first.Length, null);
        using var rest = await http.GetAsync(new Uri($"api/v2.0/beneficiaries/export?tehsil={Tehsil}", UriKind.Relative));

        await File.WriteAllBytesAsync(Path.Combine(stage.Folder, Name), [.. first, .. await rest.Content.ReadAsByteArrayAsync()]);

        Assert.Equal(206, (int)rest.StatusCode);
        await Assert.ThrowsAnyAsync<XunitException>(() => stage.AssertCompleteAsync());
        Assert.Equal(1, (await stage.RunAsync()).Completed);
        await stage.AssertCompleteAsync();
    }
}
