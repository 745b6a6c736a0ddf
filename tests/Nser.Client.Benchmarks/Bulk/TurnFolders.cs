using System.Diagnostics;

namespace Nser.Client.Benchmarks;

/// <summary>A fresh folder for each turn, all on one disk.</summary>
/// <remarks>What a turn wrote is cut to nothing when it is done with, and removed only at the end: ext4 without a journal is slow to make files after many were removed.</remarks>
internal sealed class TurnFolders : IDisposable
{
    private readonly DirectoryInfo above = Directory.CreateTempSubdirectory("nser-quick-");
    private int count;

    /// <summary>A new folder. What earlier turns wrote is on the disk, so that this one does not wait for it.</summary>
    internal string Next()
    {
        if (!OperatingSystem.IsWindows())
        {
            using var sync = Process.Start("sync");
            sync.WaitForExit();
        }

        return above.CreateSubdirectory(FormattableString.Invariant($"{++count}")).FullName;
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
