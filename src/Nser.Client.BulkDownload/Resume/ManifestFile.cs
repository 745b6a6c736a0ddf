using System.Reflection;
using System.Text.Json;
using Nser.Client.BulkDownload.Files;
using Nser.Client.BulkDownload.Storage;

namespace Nser.Client.BulkDownload.Resume;

/// <summary><c>manifest.json</c>: written in one step, and made anew from the states beside the files when it is lost.</summary>
internal static class ManifestFile
{
    private const int LargestManifest = 64 * 1024 * 1024;

    /// <summary>This library's version, without what a build adds to it.</summary>
    internal static string LibraryVersion { get; } = typeof(ManifestFile).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    /// <summary>Reads it; <see langword="null"/> when there is none that can be used.</summary>
    internal static BulkManifest? TryRead(TargetFolder folder)
    {
        try
        {
            return folder.TryRead(BulkFileName.Manifest, LargestManifest) is { } json && JsonSerializer.Deserialize(json, BulkJson.Default.BulkManifest) is { Version: BulkManifest.CurrentVersion } manifest
                && manifest.Files.All(file => file is not null && BulkFileName.TryParse(file.Name, out _)) && manifest.Files.DistinctBy(file => file.Name).Count() == manifest.Files.Count ? manifest : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes it: the old content or the new, whatever happens.</summary>
    internal static BulkManifest Write(TargetFolder folder, IEnumerable<BulkManifestFile> files, TimeProvider time)
    {
        var manifest = new BulkManifest { WrittenAt = time.GetUtcNow(), LibraryVersion = LibraryVersion, Files = [.. files.OrderBy(file => file.Name, StringComparer.Ordinal)] };
        folder.WriteDurably(BulkFileName.Manifest, JsonSerializer.SerializeToUtf8Bytes(manifest, BulkJson.Default.BulkManifest));
        return manifest;
    }

    /// <summary>What the states beside the files say is complete; only the word of this library, not yet compared with the files.</summary>
    internal static IEnumerable<(BulkFileName Name, BulkManifestFile File)> Stated(TargetFolder folder) => folder.Names()
        .Where(name => name.EndsWith(".state", StringComparison.Ordinal))
        .Select(name => (IsName: BulkFileName.TryParse(name, out var parsed), Name: parsed))
        .Where(found => found.IsName)
        .Select(found => (found.Name, DownloadState.TryRead(folder, found.Name)?.Complete))
        .Where(found => found.Complete is not null && BulkFileName.TryParse(found.Complete.Name, out var own) && own == found.Name)
        .Select(found => (found.Name, found.Complete!));

    /// <summary>Brings the manifest up to what the folder holds: entries of files that are gone are left out; what a state says is taken in when the file's length and digest agree.</summary>
    /// <remarks>An entry that the manifest already has in the same words is not read again.</remarks>
    internal static BulkManifest Renew(TargetFolder folder, TimeProvider time, CancellationToken cancellationToken) => Renew(folder, [], time, cancellationToken);

    /// <param name="folder">The folder.</param>
    /// <param name="completed">Files that this process itself has written: not read again.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    internal static BulkManifest Renew(TargetFolder folder, IReadOnlyCollection<BulkManifestFile> completed, TimeProvider time, CancellationToken cancellationToken)
    {
        var old = TryRead(folder);
        var files = (old?.Files ?? []).Where(file => folder.Holds(file.Name)).ToDictionary(file => file.Name, StringComparer.Ordinal);
        foreach (var file in completed)
        {
            files[file.Name] = file;
        }

        foreach (var (name, file) in Stated(folder).ToList())
        {
            if (files.GetValueOrDefault(file.Name) != file
                && (CompletedFile.TryName(folder, name, file, cancellationToken) || CompletedFile.Holds(folder, file.Name, file, cancellationToken)))
            {
                files[file.Name] = file;
            }
        }

        return Write(folder, files.Values, time);
    }
}
