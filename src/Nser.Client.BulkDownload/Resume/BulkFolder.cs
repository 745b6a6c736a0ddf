using Nser.Client.BulkDownload.Storage;

namespace Nser.Client.BulkDownload.Resume;

/// <summary>A folder of downloaded files, after the download: needs no registry.</summary>
public static class BulkFolder
{
    /// <summary>Reads the manifest; <see langword="null"/> when there is none that can be read.</summary>
    /// <exception cref="BulkFileException">The folder is not there or must not be used.</exception>
    public static BulkManifest? ReadManifest(string folder)
    {
        using var target = TargetFolder.OpenExisting(folder);
        return ManifestFile.TryRead(target);
    }

    /// <summary>Reads every file again and compares it with the manifest: length, SHA-256, rows and, where a key is given, the tags of encrypted files. Changes nothing.</summary>
    /// <exception cref="BulkFileException">The folder is not there or must not be used, or the disk fails.</exception>
    public static Task<BulkVerification> VerifyAsync(string folder, BulkVerifyOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Task.Run(
            async () =>
            {
                using var target = TargetFolder.OpenExisting(folder);
                return await new FolderCheck(target, options).RunAsync(cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);
    }

    /// <summary>Writes the manifest anew from what is there: entries of files that are gone are left out, and files that were completed but not yet listed are taken in, each after its length and SHA-256 were compared with what was noted when it was written. A file that nothing was noted of is never listed.</summary>
    /// <exception cref="BulkFileException">The folder is not there or must not be used, a download is running in it (<see cref="BulkFileFault.InUse"/>), or the disk fails.</exception>
    public static Task<BulkManifest> RenewManifestAsync(string folder, TimeProvider time, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(time);
        return Task.Run(
            () =>
            {
                using var target = TargetFolder.OpenExisting(folder);
                using var held = FolderLock.Take(target, time);
                return ManifestFile.Renew(target, time, cancellationToken);
            },
            cancellationToken);
    }
}
