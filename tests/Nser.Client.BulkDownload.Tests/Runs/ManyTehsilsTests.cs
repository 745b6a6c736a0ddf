using Nser.Client.BulkDownload.Resume;
using Nser.Client.BulkDownload.Selection;
using Nser.Client.Sandbox;
using Nser.Client.Tests.Privacy;

namespace Nser.Client.BulkDownload.Tests.Runs;

/// <summary>Every tehsil of the country in one run. Alone, since it looks at the whole process.</summary>
[Collection(nameof(RunsAlone))]
public sealed class ManyTehsilsTests
{
    [Fact]
    public async Task Many_small_files_leave_no_handle_open_and_no_memory_behind()
    {
        var above = Directory.CreateTempSubdirectory("nser-bulk-many-");
        try
        {
            await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { HttpsPort = null, Registry = new() { Households = 6_000 } });
            await using var client = sandbox.CreateClient();
            var plan = client.BulkDownload.Plan(new BulkSelection { WholeCountry = true });
            var watch = new Resources();
            var options = new BulkDownloadOptions { Folder = Path.Combine(above.FullName, "target"), Progress = watch, BetweenReports = TimeSpan.Zero };

            var report = await client.BulkDownload.RunAsync(plan, options);

            Assert.Equal((577, 577, 0), (plan.FileCount, report.Completed, report.ExitCode));
            Assert.Equal(577, Directory.EnumerateFiles(options.Folder, "PK*.ndjson").Count());
            Assert.Equal(577, BulkFolder.ReadManifest(options.Folder)!.Files.Count);
            Assert.True((await BulkFolder.VerifyAsync(options.Folder, new())).IsSound);
            watch.AssertFlat();

            Assert.Equal(577, (await client.BulkDownload.RunAsync(plan, options)).Skipped);
            watch.AssertFlat();
        }
        finally
        {
            above.Delete(recursive: true);
        }
    }

    /// <summary>Looks at the process during a run: after the first 50 files nothing may grow with their number.</summary>
    private sealed class Resources : IProgress<BulkProgress>
    {
        private const int MoreHandles = 64;
        private const long MoreMemory = 48 * 1024 * 1024;
        private readonly object gate = new();
        private (int Handles, long Memory)? first;
        private (int Handles, long Memory) most;
        private int looks;

        public void Report(BulkProgress value)
        {
            var files = value.Completed + value.Skipped;
            if (files < 50 || files % 50 != 0)
            {
                return;
            }

            lock (gate)
            {
                var now = (Handles(), GC.GetTotalMemory(forceFullCollection: true));
                first ??= now;
                most = (Math.Max(most.Handles, now.Item1), Math.Max(most.Memory, now.Item2));
                looks++;
            }
        }

        internal void AssertFlat()
        {
            Assert.True(looks >= 10);
            Assert.InRange(most.Handles, 0, first!.Value.Handles + MoreHandles);
            Assert.InRange(most.Memory, 0, first.Value.Memory + MoreMemory);
        }

        private static int Handles() => OperatingSystem.IsLinux() ? Directory.GetFileSystemEntries("/proc/self/fd").Length : 0;
    }
}
