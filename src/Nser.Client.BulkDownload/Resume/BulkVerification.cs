using Nser.Client.BulkDownload.Envelope;

namespace Nser.Client.BulkDownload.Resume;

/// <summary>What reading a folder of downloaded files again has shown.</summary>
/// <param name="Sound">Names of files that are as the manifest says.</param>
/// <param name="Missing">Names of files that the manifest has and the folder has not.</param>
/// <param name="Extra">Names of what lies there and is not in the manifest, beside the library's own files and unfinished downloads.</param>
/// <param name="Changed">Files that are not as the manifest says, each with what is wrong.</param>
/// <param name="Unfinished">Names of downloads that are not complete; the next run goes on with them.</param>
/// <param name="HasManifest">Whether there was a manifest that can be read. Without one the files are compared with the states beside them; <see cref="BulkFolder.RenewManifestAsync"/> makes it anew.</param>
public sealed record BulkVerification(
    IReadOnlyList<string> Sound,
    IReadOnlyList<string> Missing,
    IReadOnlyList<string> Extra,
    IReadOnlyList<BulkChangedFile> Changed,
    IReadOnlyList<string> Unfinished,
    bool HasManifest)
{
    /// <summary>Whether there is a manifest and all of its files are there, unchanged. Extra files and unfinished downloads do not count.</summary>
    public bool IsSound => HasManifest && Missing.Count == 0 && Changed.Count == 0;
}

/// <summary>A file that is not as the manifest says.</summary>
/// <param name="Name">Its name.</param>
/// <param name="What">What is wrong, and never what is in it.</param>
public sealed record BulkChangedFile(string Name, string What);

/// <summary>How to verify downloaded files.</summary>
public sealed class BulkVerifyOptions
{
    /// <summary>The keys to open encrypted files with. Default none: their bytes are compared with the manifest, their tags and rows are not checked.</summary>
    public IEnvelopeKeyProvider? Keys { get; set; }

    /// <summary>Whether the rows are counted. Default yes: every file is read as what it is, which takes longer than hashing alone.</summary>
    public bool CountRows { get; set; } = true;
}
