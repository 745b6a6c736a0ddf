namespace Nser.Client.BulkDownload;

/// <summary>A file that an earlier run completed.</summary>
internal static class CompletedFile
{
    /// <summary>What the manifest says of it, when it was made under these terms and is there in full length; <see langword="null"/> otherwise. Gives it its name when the run died just before.</summary>
    /// <remarks>The content is not read again: that is what verifying is for.</remarks>
    internal static async ValueTask<BulkManifestFile?> FindAsync(TargetFolder folder, BulkFileTerms terms, CancellationToken cancellationToken) =>
        DownloadState.TryRead(folder, terms.Name) is { Complete: { } entry } state && state.Fits(terms) && entry.Name == terms.Name.Final(terms.Form)
            && (await TryNameAsync(folder, terms.Name, entry, cancellationToken).ConfigureAwait(false) || Length(folder, entry.Name) == entry.Bytes)
            ? entry
            : null;

    /// <summary>Gives a complete file its name, if that is all that is missing.</summary>
    internal static async ValueTask<bool> TryNameAsync(TargetFolder folder, BulkFileName name, BulkManifestFile entry, CancellationToken cancellationToken)
    {
        if (!await HoldsAsync(folder, name.Part, entry, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        folder.Replace(name.Part, entry.Name);
        return true;
    }

    /// <summary>Whether the file of this name has the entry's length and digest.</summary>
    internal static async ValueTask<bool> HoldsAsync(TargetFolder folder, string name, BulkManifestFile entry, CancellationToken cancellationToken)
    {
        using var file = folder.TryOpen(name, FileAccess.Read);
        return file is not null && RandomAccess.GetLength(file) == entry.Bytes
            && FileHash.Text((await FileHash.OfAsync(file, entry.Bytes, name, cancellationToken).ConfigureAwait(false)).Digest()) == entry.Sha256;
    }

    private static long Length(TargetFolder folder, string name)
    {
        using var file = folder.TryOpen(name, FileAccess.Read);
        return file is null ? -1 : RandomAccess.GetLength(file);
    }
}
