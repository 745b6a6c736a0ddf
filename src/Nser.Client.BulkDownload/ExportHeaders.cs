using System.Globalization;
using Nser.Client.Api;
using Nser.Client.BulkDownload.Resume;
using Nser.Client.BulkDownload.Storage;
using Nser.Client.Pipeline;
using Nser.Client.Queries.Beneficiaries;

namespace Nser.Client.BulkDownload;

/// <summary>What an answer announces of an export: without all of it nobody could tell whether it is complete.</summary>
/// <param name="Tag">Its strong validator.</param>
/// <param name="Length">Its bytes as they are sent.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Sha256">SHA-256 of the bytes as they are sent (RFC 9530: of the representation, its coding included).</param>
/// <param name="IsCompressed">Whether the bytes are gzip.</param>
internal sealed record ExportHeaders(string Tag, long Length, long Rows, byte[] Sha256, bool IsCompressed)
{
    /// <summary>What can be held against the rows themselves: of a compressed export only how many there are.</summary>
    internal ExpectedContent OfContent => IsCompressed ? new(Rows, null, null) : new(Rows, Length, Sha256);

    /// <exception cref="NserException">The coding is one that was not asked for.</exception>
    /// <exception cref="BulkFileException">Something of it is missing. That may be the work of something between: it is asked for again, but not often, for the rows are metered.</exception>
    internal static ExportHeaders Of(RegistryAnswer answer, ContractProfile profile)
    {
        var headers = answer.Response.Content.Headers;
        var isCompressed = headers.ContentEncoding.ToArray() switch
        {
            [] or ["identity"] => false,
            [var coding] when coding.Equals("gzip", StringComparison.OrdinalIgnoreCase) => true,
            _ => throw answer.Unusable("the answer is encoded in a way that was not asked for", isTransient: false),
        };
        var digest = new byte[32];
        return ExportDescription.Of(answer.Response, profile) is { } facts
            && Convert.TryFromBase64String(facts.Digest, digest, out var length) && length == digest.Length
            ? new(facts.Tag, facts.Length, facts.Rows, digest, isCompressed)
            : throw new BulkFileException(BulkFileFault.UnsoundSource, "The answer lacks the export's length, a strong ETag, Repr-Digest or Nser-Row-Count, so that nobody could tell whether it is complete. Nothing of it is kept; run again, and tell the registry if it stays.");
    }

    /// <summary>Ends a source that goes on and on, before it fills the disk.</summary>
    /// <exception cref="BulkFileException">There are more rows than were announced. Nothing of them is kept.</exception>
    internal void EnsureNotMore(PartFile part)
    {
        if (part.Rows > Rows)
        {
            part.Discard();
            throw new BulkFileException(BulkFileFault.UnsoundSource, string.Create(CultureInfo.InvariantCulture, $"More rows came than the {Rows} that were announced. Nothing of them is kept; run again, and tell the registry if it stays."));
        }
    }
}
