using System.Globalization;
using Nser.PushScheduler.Settings;

namespace Nser.PushScheduler.Sources.Folder;

/// <summary>
/// A folder into which partners drop files. A file moves by renames alone, each of which happens or does not: dropped, <c>processing/slot/</c>,
/// then <c>done/slot/</c> or <c>failed/slot/</c>. So at any moment, also after a power cut, a file is in one of these places and whole.
/// </summary>
internal sealed class DropFolder(FolderSettings settings, TimeProvider time)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private static readonly string[] Tables = [".csv", ".tsv", ".txt"];
    private static readonly string[] Lines = [".ndjson", ".jsonl"];

    private string Processing => Path.Combine(settings.Path, "processing");

    /// <summary>Whether a file holds NDJSON; otherwise it holds CSV.</summary>
    internal static bool IsNdjson(string file) => Lines.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes the folder, so that a partner sees where to drop.</summary>
    internal void Create() => Directory.CreateDirectory(settings.Path);

    /// <summary>Moves every file that is complete into the slot's folder.</summary>
    /// <returns>The slot's files in the order of their names: those that an earlier attempt moved, too.</returns>
    internal IReadOnlyList<string> PickUp(DateTimeOffset slot)
    {
        Create();
        foreach (var file in new DirectoryInfo(settings.Path).EnumerateFiles().Where(IsComplete))
        {
            MoveInto(file.FullName, Folder(Processing, slot));
        }

        return FilesOf(slot);
    }

    /// <summary>Slots whose files are still here: of a slot that is under way, or whose worker died.</summary>
    internal IReadOnlyList<DateTimeOffset> SlotsUnderWay() =>
        !Directory.Exists(Processing)
            ? []
            : [.. Directory.EnumerateDirectories(Processing).Select(folder => StampOf(Path.GetFileName(folder))).OfType<DateTimeOffset>().Order()];

    /// <summary>Puts a slot's files where people look for them. May be repeated.</summary>
    internal void Finish(DateTimeOffset slot)
    {
        // The file goes before its report: as long as the report of a bad file stands beside it, its place is known.
        foreach (var file in FilesOf(slot))
        {
            Move(file, File.Exists(FileReport.PathOfFailed(file)) ? Failed(slot) : Done(slot));
        }

        foreach (var report in ReportsOf(slot))
        {
            Move(report, FileReport.IsOfFailed(report) || File.Exists(Path.Combine(settings.Path, "failed", Stamp(slot), FileReport.FileOf(report))) ? Failed(slot) : Done(slot));
        }

        RemoveIfEmpty(slot);
    }

    /// <summary>Takes over the files of a slot that failed for good.</summary>
    internal void Adopt(DateTimeOffset from, DateTimeOffset slot)
    {
        foreach (var file in FilesOf(from))
        {
            MoveInto(file, Folder(Processing, slot));
        }

        foreach (var report in ReportsOf(from))
        {
            File.Delete(report);
        }

        RemoveIfEmpty(from);
    }

    private string[] FilesOf(DateTimeOffset slot)
    {
        var folder = Path.Combine(Processing, Stamp(slot));
        return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder).Where(file => !FileReport.IsReport(file)).Order(StringComparer.Ordinal)] : [];
    }

    private string[] ReportsOf(DateTimeOffset slot)
    {
        var folder = Path.Combine(Processing, Stamp(slot));
        return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder).Where(FileReport.IsReport)] : [];
    }

    private string Done(DateTimeOffset slot) => Folder(Path.Combine(settings.Path, "done"), slot);

    private string Failed(DateTimeOffset slot) => Folder(Path.Combine(settings.Path, "failed"), slot);

    private static void Move(string file, string folder) => File.Move(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);

    // A file that somebody writes keeps changing, or bears another name until it is complete. A link could lead anywhere.
    private bool IsComplete(FileInfo file) =>
        (Tables.Contains(file.Extension, StringComparer.OrdinalIgnoreCase) || IsNdjson(file.Name))
        && !file.Name.StartsWith('.')
        && !FileReport.IsReport(file.Name)
        && file.LinkTarget is null
        && new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero) <= time.GetUtcNow() - settings.QuietTime;

    // A second file of that name stays where it is, for the next slot.
    private static void MoveInto(string file, string folder)
    {
        var target = Path.Combine(folder, Path.GetFileName(file));
        if (!File.Exists(target))
        {
            File.Move(file, target);
        }
    }

    private void RemoveIfEmpty(DateTimeOffset slot)
    {
        var folder = Path.Combine(Processing, Stamp(slot));
        if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    }

    private static string Folder(string parent, DateTimeOffset slot)
    {
        var folder = Path.Combine(parent, Stamp(slot));
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(parent, OwnerOnly);
            Directory.CreateDirectory(folder, OwnerOnly);
        }

        return folder;
    }

    private static string Stamp(DateTimeOffset slot) => slot.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static DateTimeOffset? StampOf(string name) =>
        DateTimeOffset.TryParseExact(name, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var slot) ? slot : null;
}
