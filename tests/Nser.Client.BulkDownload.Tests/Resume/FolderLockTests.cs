using System.Diagnostics;
using System.Text;
using Nser.Client.BulkDownload.Files;
using Nser.Client.BulkDownload.Resume;
using Nser.Client.BulkDownload.Storage;

namespace Nser.Client.BulkDownload.Tests.Resume;

/// <summary>One process at a time downloads into a folder.</summary>
public sealed class FolderLockTests : IDisposable
{
    private readonly Target target = new();

    public void Dispose() => target.Dispose();

    [Fact]
    public void A_second_one_is_refused_and_told_who_has_the_folder()
    {
        using var first = FolderLock.Take(target.Folder, TimeProvider.System);

        var error = Assert.Throws<BulkFileException>(() => FolderLock.Take(target.Folder, TimeProvider.System));

        Assert.Equal(BulkFileFault.InUse, error.Fault);
        Assert.Contains($"process {Environment.ProcessId} on {Environment.MachineName}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_freed_folder_can_be_taken_again()
    {
        FolderLock.Take(target.Folder, TimeProvider.System).Dispose();

        using var again = FolderLock.Take(target.Folder, TimeProvider.System);

        Assert.Null(again.TakenOverFrom);
    }

    [Fact]
    public void A_lock_of_a_process_that_ended_is_taken_over_and_said()
    {
        File.WriteAllText(target.PathOf(BulkFileName.Lock), $$"""{"processId":{{DeadProcess()}},"host":"{{Environment.MachineName}}","since":"2026-01-01T00:00:00Z"}""");

        using var held = FolderLock.Take(target.Folder, TimeProvider.System);

        Assert.Equal(Environment.MachineName, held.TakenOverFrom?.Host);
        Assert.Contains($"{Environment.ProcessId}", Encoding.UTF8.GetString(target.Folder.TryRead(BulkFileName.Lock, 999)!), StringComparison.Ordinal);
    }

    [Fact]
    public void A_lock_of_another_machine_is_refused_with_what_to_do()
    {
        const string text = """{"processId":7,"host":"elsewhere","since":"2026-01-01T00:00:00Z"}""";
        File.WriteAllText(target.PathOf(BulkFileName.Lock), text);

        var error = Assert.Throws<BulkFileException>(() => FolderLock.Take(target.Folder, TimeProvider.System));

        Assert.Equal(BulkFileFault.InUse, error.Fault);
        Assert.Contains("process 7 on elsewhere", error.Message, StringComparison.Ordinal);
        Assert.Contains("remove .nser-bulk.lock", error.Message, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(target.PathOf(BulkFileName.Lock)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{\"processId\":1,\"host\":null,\"since\":\"2026-01-01T00:00:00Z\"}")]
    public void A_lock_that_says_nothing_is_taken(string text)
    {
        File.WriteAllText(target.PathOf(BulkFileName.Lock), text);

        using var held = FolderLock.Take(target.Folder, TimeProvider.System);

        Assert.Null(held.TakenOverFrom);
    }

    private static int DeadProcess()
    {
        using var process = Process.Start("true");
        process.WaitForExit();
        return process.Id;
    }
}
