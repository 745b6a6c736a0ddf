using Nser.Client.BulkDownload.Files;
using Nser.Client.BulkDownload.Storage;

namespace Nser.Client.BulkDownload.Resume;

/// <summary>A file that an earlier run completed.</summary>
internal static class CompletedFile
{
    /// <summary>What the manifest says of it, when it was made under these terms and is there in full length; <see langword="null"/> otherwise. Gives it its name when the run died just before.</summary>
    /// <remarks>The content is not read again: that is what verifying is for.</remarks>
    internal static BulkManifestFile? Find(TargetFolder folder, BulkFileTerms terms, CancellationToken cancellationToken) =>
        DownloadState.TryRead(folder, terms.Name) is { Complete: { } entry } state && state.Fits(terms) && entry.Name == terms.Name.Final(terms.Form)
            && (TryName(folder, terms.Name, entry, cancellationToken) || Length(folder, entry.Name) == entry.Bytes)
            ? entry
            : null;

    /// <summary>Gives a complete file its name, if that is all that is missing.</summary>
    internal static bool TryName(TargetFolder folder, BulkFileName name, BulkManifestFile entry, CancellationToken cancellationToken)
    {
        if (!Holds(folder, name.Part, entry, cancellationToken))
        {
            return false;
        }

        folder.Replace(name.Part, entry.Name);
        return true;
    }

    /// <summary>Whether the file of this name has the entry's length and digest.</summary>
    internal static bool Holds(TargetFolder folder, string name, BulkManifestFile entry, CancellationToken cancellationToken)
    {
        using var file = folder.TryOpen(name, FileAccess.Read);
        return file is not null && RandomAccess.GetLength(file) == entry.Bytes
            && RunningSha256.TextOf(file, entry.Bytes, name, cancellationToken) == entry.Sha256;
    }

    private static long Length(TargetFolder folder, string name)
    {
        using var file = folder.TryOpen(name, FileAccess.Read);
        return file is null ? -1 : RandomAccess.GetLength(file);
    }
}
