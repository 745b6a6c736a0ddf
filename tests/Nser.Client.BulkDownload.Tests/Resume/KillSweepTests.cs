using Nser.Client.BulkDownload.Resume;

namespace Nser.Client.BulkDownload.Tests.Resume;

/// <summary>The process dies at each of its writes, flushes, renames and removals in turn.</summary>
[Trait("Needs", "Machine")]
public sealed class KillSweepTests : IDisposable
{
    private const int Rows = 2500;
    private readonly DirectoryInfo above = Directory.CreateTempSubdirectory("nser-bulk-kill-");

    public void Dispose() => above.Delete(recursive: true);

    [Theory]
    [InlineData("ndjson", "fsync")]
    [InlineData("ndjson", "renameat")]
    [InlineData("ndjson", "pwrite64")]
    [InlineData("ndjson", "unlinkat")]
    [InlineData("ndjson.gz", "fsync")]
    [InlineData("csv.gz.enc", "fsync")]
    [InlineData("csv.gz.enc", "renameat")]
    [InlineData("csv.gz.enc", "pwrite64")]
    public async Task Killed_anywhere_the_next_run_completes_and_no_final_name_ever_held_less_than_all(string form, string call)
    {
        var calm = Path.Combine(above.FullName, "calm");
        Assert.Equal(0, (await ProbeRun.StartAsync(calm, form, Rows, null)).ExitCode);
        var expected = await PlainAsync(calm);
        var (kills, continued) = (0, 0);
        for (var point = 1; ; point++)
        {
            var folder = Path.Combine(above.FullName, $"{point}");
            var run = await ProbeRun.StartAsync(folder, form, Rows, $"{call}:signal=SIGKILL:when={point}");
            if (run.ExitCode != ProbeRun.Killed)
            {
                Assert.Equal(0, run.ExitCode);
                break;
            }

            kills++;
            AssertFinalFilesAreWhole(await PlainAsync(folder), expected);
            var again = await ProbeRun.StartAsync(folder, form, Rows, null);
            Assert.True(again.ExitCode == 0, string.Join('\n', again.Lines));
            continued += again.Lines.Count(line => line == "done continued");
            Assert.Equal(expected, await PlainAsync(folder));
            var seen = await BulkFolder.VerifyAsync(folder, new() { Keys = ProbeRun.Keys });
            Assert.True(seen.IsSound, string.Join('\n', seen.Changed));
            Assert.Equal((ProbeRun.Tehsils, 0), (seen.Sound.Count, seen.Unfinished.Count + seen.Extra.Count));
        }

        Assert.True(kills >= 6, $"Only {kills} kills at {call} came about.");
        Assert.True(continued > 0 == PartForms.HoldsSource(form), $"{continued} parts were continued.");
    }

    private static void AssertFinalFilesAreWhole(Dictionary<string, string> found, Dictionary<string, string> expected) => Assert.All(found, file => Assert.Equal(expected[file.Key], file.Value));

    // Of each file under its final name, what is in it: an encrypted file is another one each time.
    private static async Task<Dictionary<string, string>> PlainAsync(string folder)
    {
        var plain = new Dictionary<string, string>();
        foreach (var path in Directory.EnumerateFiles(folder, "PK*"))
        {
            var bytes = await File.ReadAllBytesAsync(path);
            plain[Path.GetFileName(path)] = Convert.ToHexString(Unzipped(path.EndsWith(".enc", StringComparison.Ordinal) ? await Target.DecryptAsync(bytes, ProbeRun.Keys) : bytes));
        }

        return plain;
    }

    // Where segments end, and so the compressed bytes, depends on where the process died.
    private static byte[] Unzipped(byte[] bytes)
    {
        if (bytes is not [0x1f, 0x8b, ..])
        {
            return bytes;
        }

        using var gzip = new System.IO.Compression.GZipStream(new MemoryStream(bytes), System.IO.Compression.CompressionMode.Decompress);
        using var plain = new MemoryStream();
        gzip.CopyTo(plain);
        return plain.ToArray();
    }
}
