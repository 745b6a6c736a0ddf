using Nser.Client.BulkDownload.Resume;
using Nser.Client.BulkDownload.Storage;
using Nser.Client.Pipeline;

namespace Nser.Client.BulkDownload;

/// <summary>Where the rows of a tehsil come from, in the words of one version.</summary>
internal interface ITehsilSource
{
    /// <summary>Makes one attempt: fetches what is missing, proves it, and names the file.</summary>
    /// <param name="known">The complete file of an earlier run, to be fetched anew only if the source has changed; <see langword="null"/> when there is none.</param>
    /// <param name="cancellationToken">Ends the attempt; what came whole is committed.</param>
    /// <returns>What the manifest says of the new file; <see langword="null"/> when the known one still holds.</returns>
    /// <exception cref="NserException">The attempt failed. What came whole is committed.</exception>
    /// <exception cref="BulkFileException">What came is not sound, or the target fails.</exception>
    Task<BulkManifestFile?> FetchAsync(BulkManifestFile? known, CancellationToken cancellationToken);
}
