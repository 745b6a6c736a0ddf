using System.Globalization;
using Nser.Client.Api;
using Nser.Standards;

namespace Nser.Client.Queries.Beneficiaries;

/// <summary>What the headers of an answer say about a whole export of V2.0. All answers about the same export say the same.</summary>
/// <remarks>
/// Compare it with the bytes and rows that were read: only then is an export known to be complete. For a compressed answer, length and digest are
/// those of the compressed bytes. Source: RFC 9110, sections 8.8.3 and 14.4; RFC 9530 (<c>Repr-Digest</c>).
/// </remarks>
/// <param name="Tag">The strong ETag, with its quotation marks; at most 512 characters.</param>
/// <param name="Length">The length in bytes.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Digest">The SHA-256 of the bytes, in Base64.</param>
public sealed record ExportDescription(
    [property: Classified(DataClassification.Public)] string Tag,
    [property: Classified(DataClassification.Public)] long Length,
    [property: Classified(DataClassification.Public)] long Rows,
    [property: Classified(DataClassification.Public)] string Digest)
{
    private const int LongestTag = 512;
    private const string Sha256 = "sha-256=:";

    /// <summary>Reads the headers of an answer of <see cref="ICognitiveApi.ExportBeneficiariesAsync"/> with status 200 or 206.</summary>
    /// <param name="response">The answer. Its body is not read.</param>
    /// <param name="profile">The server's names of the headers.</param>
    /// <returns>The description; <see langword="null"/> when the length, a strong ETag, <c>Repr-Digest</c> with SHA-256 or <c>Nser-Row-Count</c> is missing.</returns>
    public static ExportDescription? Of(HttpResponseMessage response, ContractProfile profile)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(profile);
        return response.Headers.ETag is { IsWeak: false, Tag: { Length: <= LongestTag } tag }
            && (response.Content.Headers.ContentRange?.Length ?? response.Content.Headers.ContentLength) is { } length
            && long.TryParse(Header(response, profile.Headers["Nser-Row-Count"]), NumberStyles.None, CultureInfo.InvariantCulture, out var rows)
            && DigestOf(Header(response, profile.Headers["Repr-Digest"])) is { } digest
                ? new(tag, length, rows, digest)
                : null;
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    /// <remarks>RFC 9530: a dictionary of algorithms. This library knows one of them.</remarks>
    private static string? DigestOf(string? digests) => digests?
        .Split(',', StringSplitOptions.TrimEntries)
        .Where(digest => digest.StartsWith(Sha256, StringComparison.Ordinal) && digest.EndsWith(':') && digest.Length > Sha256.Length + 1)
        .Select(digest => digest[Sha256.Length..^1])
        .FirstOrDefault();
}
