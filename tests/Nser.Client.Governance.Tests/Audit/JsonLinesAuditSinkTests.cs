using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Nser.Client.Governance.Audit;
using Nser.Client.Pipeline;

namespace Nser.Client.Governance.Tests.Audit;

/// <summary>What the file sink writes, who may read it, and how it goes on after a restart, a crash and a full file.</summary>
public sealed class JsonLinesAuditSinkTests
{
    [Fact]
    public async Task A_line_is_one_call_with_its_place_in_the_chain()
    {
        using var folder = new TrailFolder();
        await folder.WriteAsync(2);

        var lines = await File.ReadAllLinesAsync(Assert.Single(folder.Files));

        Assert.Equal(2, lines.Length);
        using var first = JsonDocument.Parse(lines[0]);
        using var second = JsonDocument.Parse(lines[1]);
        Assert.Equal(
            ["seq", "prev", "at", "organization", "account", "role", "operation", "version", "parameters", "rows", "outcome", "status", "requestId", "hash"],
            first.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal(new string('0', 64), first.RootElement.GetProperty("prev").GetString());
        Assert.Equal(first.RootElement.GetProperty("hash").GetString(), second.RootElement.GetProperty("prev").GetString());
        Assert.Equal(2, second.RootElement.GetProperty("seq").GetInt64());
    }

    [Fact]
    public async Task Whatever_a_token_says_a_line_stays_a_line()
    {
        using var folder = new TrailFolder();
        using (var sink = folder.Open())
        {
            await sink.WriteAsync(TrailFolder.Entry(1, "a\r\nb\u2028\u001b[31m\ud800" + new string('x', 100_000)), CancellationToken.None);
            await sink.WriteAsync(TrailFolder.Entry(2), CancellationToken.None);
        }

        Assert.Equal(2, (await File.ReadAllLinesAsync(folder.Files[0])).Length);
        Assert.True((await folder.VerifyAsync()).IsIntact);
    }

    [Fact]
    public async Task The_files_are_their_owners_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.True(Path.IsPathRooted(Path.GetTempPath()));
            return;
        }

        using var parent = new TrailFolder();
        var folder = Path.Combine(parent.Path, "trail");
        using (var sink = new JsonLinesAuditSink(new() { Folder = folder }))
        {
            await sink.WriteAsync(TrailFolder.Entry(1), CancellationToken.None);
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        Assert.Equal(2, Directory.GetFiles(folder).Length);
        foreach (var file in Directory.GetFiles(folder))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task A_restart_goes_on_with_the_chain()
    {
        using var folder = new TrailFolder();
        await folder.WriteAsync(3);
        var head = await folder.WriteAsync(2);

        var report = await folder.VerifyAsync();

        Assert.Equal(5, head.Sequence);
        Assert.Equal((5, head, true), (report.Lines, report.Head, report.IsIntact));
        Assert.Equal(TrailFolder.Entry(1).At, report.FirstAt);
        Assert.Equal(TrailFolder.Entry(2).At, report.LastAt);
    }

    [Fact]
    public async Task A_second_writer_is_refused_until_the_first_is_done()
    {
        using var folder = new TrailFolder();
        using (folder.Open())
        {
            Assert.Contains("another writer", Assert.Throws<NserException>(() => folder.Open()).Message, StringComparison.Ordinal);
        }

        Assert.Equal(1, (await folder.WriteAsync(1)).Sequence);
    }

    [Fact]
    public async Task Each_day_in_Pakistan_has_a_file_and_the_chain_goes_on_over_them()
    {
        using var folder = new TrailFolder();
        var clock = new FakeTimeProvider(new(2026, 3, 2, 18, 59, 0, TimeSpan.Zero));
        using (var sink = folder.Open(options => options.TimeProvider = clock))
        {
            await sink.WriteAsync(TrailFolder.Entry(1), CancellationToken.None);
            clock.Advance(TimeSpan.FromMinutes(1));
            await sink.WriteAsync(TrailFolder.Entry(2), CancellationToken.None);
            await sink.WriteAsync(TrailFolder.Entry(3), CancellationToken.None);
        }

        Assert.Equal(["nser-audit.000001.2026-03-02.jsonl", "nser-audit.000002.2026-03-03.jsonl"], folder.Files.Select(Path.GetFileName));
        Assert.Equal(3, (await folder.VerifyAsync()).Lines);
    }

    [Fact]
    public async Task A_file_that_is_full_is_followed_by_another_also_after_a_restart()
    {
        using var folder = new TrailFolder();
        await folder.WriteAsync(400, Small);
        var head = await folder.WriteAsync(400, Small);

        var report = await folder.VerifyAsync(options => options.ExpectedHead = head);

        Assert.True(folder.Files.Count > 3, $"{folder.Files.Count} files");
        Assert.All(folder.Files.SkipLast(1), file => Assert.InRange(new FileInfo(file).Length, 64 * 1024, 66 * 1024));
        Assert.Equal((800, true), (report.Lines, report.IsIntact));

        static void Small(JsonLinesAuditOptions options) => (options.MaxFileBytes, options.FlushToDisk) = (64 * 1024, false);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(200)]
    public async Task A_line_that_broke_off_is_kept_aside_and_the_next_says_so(int missing)
    {
        using var folder = new TrailFolder();
        await folder.WriteAsync(3);
        var whole = await File.ReadAllBytesAsync(folder.Files[0]);
        await File.WriteAllBytesAsync(folder.Files[0], whole[..^missing]);
        Assert.Equal(AuditFaultKind.Torn, (await folder.VerifyAsync()).Fault?.Kind);

        var head = await folder.WriteAsync(1);

        var report = await folder.VerifyAsync();
        Assert.Equal((4, head, true), (report.Lines, report.Head, report.IsIntact));
        var aside = Assert.Single(Directory.GetFiles(folder.Path, "*.torn-1"));
        var notice = (await File.ReadAllLinesAsync(folder.Files[0]))[2];
        Assert.Contains("\"notice\":\"torn-line\"", notice, StringComparison.Ordinal);
        Assert.Contains(Path.GetFileName(aside), notice, StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(aside))), notice, StringComparison.Ordinal);
        var broken = await File.ReadAllBytesAsync(aside);
        Assert.Equal(whole[^(broken.Length + missing)..^missing], broken);
    }

    [Fact]
    public async Task A_file_that_was_begun_and_got_no_line_does_not_end_the_chain()
    {
        using var folder = new TrailFolder();
        await folder.WriteAsync(2);
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, "nser-audit.000002.2026-03-03.jsonl"), []);

        await folder.WriteAsync(1);

        Assert.Equal(3, (await folder.VerifyAsync()).Lines);
    }

    [Fact]
    public async Task A_last_line_that_was_altered_or_has_another_key_stops_the_start()
    {
        using var folder = new TrailFolder();
        await folder.WriteAsync(2);

        Assert.Contains("does not match its hash", Assert.Throws<NserException>(() => folder.Open(options => options.Key = new byte[32])).Message, StringComparison.Ordinal);

        var lines = await File.ReadAllTextAsync(folder.Files[0]);
        await File.WriteAllTextAsync(folder.Files[0], lines.Replace("\"rows\":2", "\"rows\":3", StringComparison.Ordinal));
        Assert.Contains("AuditTrail.VerifyAsync", Assert.Throws<NserException>(() => folder.Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_taken_away_under_the_sink_is_noticed()
    {
        using var folder = new TrailFolder();
        using var sink = folder.Open();
        await sink.WriteAsync(TrailFolder.Entry(1), CancellationToken.None);
        File.Move(folder.Files[0], folder.Files[0] + ".away");

        var error = await Assert.ThrowsAsync<IOException>(async () => await sink.WriteAsync(TrailFolder.Entry(2), CancellationToken.None));
        File.Move(Directory.GetFiles(folder.Path, "*.away")[0], Directory.GetFiles(folder.Path, "*.away")[0][..^5]);
        await sink.WriteAsync(TrailFolder.Entry(2), CancellationToken.None);

        Assert.Contains("gone", error.InnerException!.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await folder.VerifyAsync()).Lines);
    }

    [Fact]
    public async Task Many_threads_write_one_chain()
    {
        using var folder = new TrailFolder();
        using (var sink = folder.Open(options => options.Key = new byte[32]))
        {
            await Parallel.ForEachAsync(Enumerable.Range(1, 2000), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (number, cancellationToken) =>
                await sink.WriteAsync(TrailFolder.Entry(number), cancellationToken));
        }

        var report = await folder.VerifyAsync(options => options.Key = new byte[32]);
        var requests = (await File.ReadAllLinesAsync(folder.Files[0])).Select(line => line.Split("\"requestId\":\"")[1].Split('"')[0]);

        Assert.Equal((2000, true), (report.Lines, report.IsIntact));
        Assert.Equal(2000, requests.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task After_its_end_the_sink_takes_nothing()
    {
        using var folder = new TrailFolder();
        var sink = folder.Open();
        sink.Dispose();
        sink.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await sink.WriteAsync(TrailFolder.Entry(1), CancellationToken.None));
    }

    [Fact]
    public void Options_that_cannot_work_are_refused()
    {
        using var folder = new TrailFolder();

        Assert.Throws<ArgumentException>(() => new JsonLinesAuditSink(new()));
        Assert.Throws<ArgumentException>(() => folder.Open(options => options.Key = new byte[31]));
        Assert.Throws<ArgumentException>(() => folder.Open(options => options.MaxFileBytes = 1000));
        Assert.DoesNotContain("AQEB", new JsonLinesAuditOptions { Key = new byte[] { 1, 1, 1 } }.ToString(), StringComparison.Ordinal);
    }
}
