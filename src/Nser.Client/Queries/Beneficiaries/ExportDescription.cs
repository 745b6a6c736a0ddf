using System.Globalization;
using Nser.Client.Api;

namespace Nser.Client.Queries.Beneficiaries;

/// <summary>What an answer says of the whole export; all windows must say the same.</summary>
/// <param name="Tag">Its strong validator.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Digest">Its SHA-256, in base64.</param>
internal sealed record ExportDescription(string Tag, long Length, long Rows, string Digest)
{
    /// <returns>The facts; <see langword="null"/> when one of them is missing.</returns>
    internal static ExportDescription? Of(HttpResponseMessage response, long? length, ContractProfile profile) =>
        response.Headers.ETag is { IsWeak: false, Tag: { Length: <= 512 } tag } && length is { } bytes
        && Header(response, profile.Headers["Nser-Row-Count"]) is { } count && long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var rows)
        && Sha256(Header(response, profile.Headers["Repr-Digest"])) is { } digest
            ? new(tag, bytes, rows, digest)
            : null;

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    /// <remarks>RFC 9530: a dictionary of algorithms, of which this library knows one.</remarks>
    private static string? Sha256(string? digests) => digests?
        .Split(',', StringSplitOptions.TrimEntries)
        .Where(digest => digest.StartsWith("sha-256=:", StringComparison.Ordinal) && digest.EndsWith(':') && digest.Length > 10)
        .Select(digest => digest["sha-256=:".Length..^1])
        .FirstOrDefault();
}
