namespace Nser.Client.Outbox.Tests.Crash;

/// <summary>The process dies at its writes and flushes in turn.</summary>
[Trait("Needs", "Machine")]
public sealed class CrashPointTests : IDisposable
{
    private const int Calls = 4;
    private const int PerCall = 3;
    private const int Bytes = 700;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nser-crash-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("fsync", 1)]
    [InlineData("pwrite64", 6)]
    public async Task Killed_at_a_write_or_flush_what_was_acknowledged_is_there_and_whole(string call, int step)
    {
        var (kills, unacknowledged) = (0, 0);
        for (var point = 1; ; point += step)
        {
            var file = Path.Combine(folder.CreateSubdirectory($"{point}").FullName, "outbox.db");
            var run = await ProbeRun.StartAsync(file, $"{call}:signal=SIGKILL:when={point}", Calls, PerCall, Bytes);
            var (integrity, rows) = await ProbeRun.LookAsync(file);
            Assert.Equal("ok", integrity);
            Assert.Empty(run.Refused);
            Assert.Equal(0, rows % PerCall);
            Assert.InRange(rows / PerCall, run.Acked, Calls);
            if (run.ExitCode != ProbeRun.Killed)
            {
                Assert.Equal((0, Calls), (run.ExitCode, run.Acked));
                break;
            }

            kills++;
            unacknowledged += rows / PerCall > run.Acked ? 1 : 0;
            var again = await ProbeRun.StartAsync(file, null, Calls, PerCall, Bytes);
            Assert.Equal((0, Calls), (again.ExitCode, again.Acked));
            Assert.Equal(("ok", Calls * PerCall), await ProbeRun.LookAsync(file));
        }

        Assert.True(kills >= 5, $"Only {kills} kills at {call} came about.");
        Assert.True(unacknowledged > 0 || call != "fsync", "No kill fell between a commit and its acknowledgement.");
    }
}
