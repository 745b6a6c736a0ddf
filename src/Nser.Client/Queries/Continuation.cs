using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.IdentityModel.Tokens;
using Nser.Client.Api;
using Nser.Standards;

namespace Nser.Client.Queries;

/// <summary>Where a search goes on: the version, the next page in that version's words, and what the pages so far said.</summary>
internal sealed record Continuation(string Version, string Search, int Page, string? Token, int PageSize, int RowsTaken, long? TotalRows)
{
    private const int Longest = 4096;

    /// <summary>An export: how many bytes of it are done. <see cref="Token"/> is its validator.</summary>
    public long Offset { get; init; }

    /// <summary>An export: how many rows stand in these bytes.</summary>
    public long RowsBefore { get; init; }

    internal PagePosition Place => new(Page, Token, PageSize) { RowsTaken = RowsTaken };

    internal static Continuation Of(NserApiVersion version, string search, PagePosition place, long? totalRows) =>
        new(version.ToString(), search, place.Page, place.Token, place.PageSize, place.RowsTaken, totalRows);

    internal string Write() => Base64UrlEncoder.Encode(JsonSerializer.SerializeToUtf8Bytes(this, ContinuationJson.Default.Continuation));

    /// <exception cref="ArgumentException">Not a continuation of this library, or one of another search.</exception>
    internal static Continuation Read(string text, string search)
    {
        var read = Parse(text) ?? throw new ArgumentException("Continuation is not one that a page of this library gave: pass it unchanged, or leave it out to begin anew.", nameof(text));
        return read.Search == search
            ? read
            : throw new ArgumentException("Continuation belongs to another search: pass it with the search that gave it, or leave it out to begin anew.", nameof(text));
    }

    /// <summary>The version of a continuation that will be read later; <see langword="null"/> when there is none, or none that can be read.</summary>
    internal static NserApiVersion? VersionOf(string? text) => text is not null && Parse(text) is { } read ? NserApiVersion.Parse(read.Version) : null;

    /// <summary>A short name of a search: its operation and a hash of what it asks, which must hold nothing personal.</summary>
    internal static string Name(NserOperation operation, string fingerprint) =>
        $"{operation}:{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(fingerprint)).AsSpan(0, 8))}";

    private static Continuation? Parse(string text)
    {
        if (text.Length is 0 or > Longest)
        {
            return null;
        }

        try
        {
            var read = JsonSerializer.Deserialize(Base64UrlEncoder.DecodeBytes(text), ContinuationJson.Default.Continuation);
            return read is { Page: >= 1, PageSize: >= 1 and <= PageOptions.MaxBulkPageSize, RowsTaken: >= 0, Offset: >= 0, RowsBefore: >= 0 } && NserApiVersion.TryParse(read.Version, out _) ? read : null;
        }
        catch (Exception error) when (error is JsonException or FormatException)
        {
            return null;
        }
    }
}

/// <summary>The JSON inside a continuation.</summary>
[JsonSerializable(typeof(Continuation))]
internal sealed partial class ContinuationJson : JsonSerializerContext;
