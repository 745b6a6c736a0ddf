using System.Diagnostics;

namespace Nser.Client.Benchmarks.Bulk;

/// <summary>A fresh folder for each turn, all on one disk.</summary>
/// <remarks>What a turn wrote is cut to nothing when it is done with, and removed only at the end: ext4 without a journal is slow to make files after many were removed.</remarks>
internal sealed class TurnFolders : IDisposable
{
    private readonly DirectoryInfo above = Directory.CreateTempSubdirectory("nser-quick-");
    private int count;

    /// <summary>A new folder.</summary>
    internal string Next() => above.CreateSubdirectory(FormattableString.Invariant($"{++count}")).FullName;

    /// <summary>Makes the turns alike: what earlier ones wrote is on the disk, and the memory for what this one writes is there.</summary>
    /// <remarks>A virtual machine gives memory that it does not use back to its host. Whoever asks for it first then waits, for seconds a gigabyte, and that would be one turn and not the next.</remarks>
    /// <param name="bytes">About what the turn writes.</param>
    internal void Settle(long bytes)
    {
        if (!OperatingSystem.IsWindows())
        {
            using var sync = Process.Start("sync");
            sync.WaitForExit();
        }

        var block = new byte[1024 * 1024];
        using var fill = new FileStream(Path.Combine(above.FullName, "fill"), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        while (fill.Position < bytes)
        {
            fill.Write(block);
        }

        fill.SetLength(0);
    }

    /// <summary>Frees the space of a turn.</summary>
    internal static void Empty(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            using var stream = new FileStream(file, FileMode.Truncate);
        }
    }

    public void Dispose() => above.Delete(recursive: true);
}
