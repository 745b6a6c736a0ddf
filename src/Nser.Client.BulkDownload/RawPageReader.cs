using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Nser.Client.Api;
using Nser.Client.BulkDownload.Files;

namespace Nser.Client.BulkDownload;

/// <summary>Takes a page of V1.0 apart without reading its rows: they are handed on as they came, one line each.</summary>
internal sealed class RawPageReader(ContractProfile profile)
{
    private readonly byte[] page = Name(profile, "page"), pageSize = Name(profile, "pageSize"), totalRows = Name(profile, "totalRows"), rows = Name(profile, "rows");

    /// <exception cref="JsonException">It is not the page that the contract promises.</exception>
    internal RawPage Read(ReadOnlyMemory<byte> body)
    {
        var json = new Utf8JsonReader(body.Span);
        (int? Page, int? Size, long? Total) said = default;
        PageLines? lines = null;
        Require(json.Read() && json.TokenType == JsonTokenType.StartObject);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals(rows))
            {
                Require(lines is null && json.Read() && json.TokenType == JsonTokenType.StartArray);
                lines = new(body.Length);
                while (json.Read() && json.TokenType == JsonTokenType.StartObject)
                {
                    lines.Add(body.Span, ref json);
                }

                Require(json.TokenType == JsonTokenType.EndArray);
            }
            else if (json.ValueTextEquals(page))
            {
                said.Page = json.Read() && said.Page is null && json.TryGetInt32(out var number) ? number : throw new JsonException();
            }
            else if (json.ValueTextEquals(pageSize))
            {
                said.Size = json.Read() && said.Size is null && json.TryGetInt32(out var size) ? size : throw new JsonException();
            }
            else if (json.ValueTextEquals(totalRows))
            {
                said.Total = json.Read() && said.Total is null && json.TryGetInt64(out var total) && total >= 0 ? total : throw new JsonException();
            }
            else
            {
                json.Skip();
            }
        }

        return said is { Page: { } at, Size: { } length, Total: { } all } && lines is not null ? new(at, length, all, lines.Count, lines.Written, lines.Identities, body.Length) : throw new JsonException();
    }

    private static void Require(bool holds)
    {
        if (!holds)
        {
            throw new JsonException();
        }
    }

    private static byte[] Name(ContractProfile profile, string canonical) => Encoding.UTF8.GetBytes(profile.Members[canonical]);

    /// <summary>Gathers the rows of one page.</summary>
    private sealed class PageLines(int capacity)
    {
        private readonly ArrayBufferWriter<byte> written = new(Math.Max(capacity, 1));
        private readonly List<ulong> identities = [];

        internal int Count { get; private set; }

        internal ReadOnlyMemory<byte> Written => written.WrittenMemory;

        internal IReadOnlyList<ulong> Identities => identities.Count == Count ? identities : [];

        internal void Add(ReadOnlySpan<byte> body, ref Utf8JsonReader json)
        {
            var start = (int)json.TokenStartIndex;
            var identity = RowIdentities.Read(ref json);
            var row = body[start..(int)json.BytesConsumed];
            if (row.ContainsAny("\r\n"u8))
            {
                using var document = JsonDocument.Parse(row.ToArray());
                using var writer = new Utf8JsonWriter(written, JsonLine.AsItCame);
                document.RootElement.WriteTo(writer);
                writer.Flush();
            }
            else
            {
                written.Write(row);
            }

            written.Write("\n"u8);
            Count++;
            if (identity is { } known)
            {
                identities.Add(known);
            }
        }
    }
}

/// <summary>A page of V1.0 with its rows as they came.</summary>
/// <param name="Page">Its number, from 1.</param>
/// <param name="PageSize">The size of pages.</param>
/// <param name="TotalRows">Rows of the whole.</param>
/// <param name="Rows">Rows of this page.</param>
/// <param name="Lines">The rows, each one line with its line feed.</param>
/// <param name="Identities">What tells the rows apart, where the role gets it: as many as rows, or none.</param>
/// <param name="WireLength">Bytes of the page as it was read.</param>
internal sealed record RawPage(int Page, int PageSize, long TotalRows, int Rows, ReadOnlyMemory<byte> Lines, IReadOnlyList<ulong> Identities, int WireLength);

/// <summary>Notices a row that comes twice. Holds hashes, and only for as long as a tehsil is fetched.</summary>
internal sealed class RowIdentities
{
    private readonly HashSet<ulong> seen = [];

    /// <returns>Whether every row of the page came for the first time; also when the role does not get what tells rows apart.</returns>
    internal bool Add(RawPage page) => page.Identities.All(seen.Add);

    /// <summary>Reads over a row that begins here, to its end.</summary>
    /// <returns>A hash of household, CNIC and name as they came; <see langword="null"/> without a household.</returns>
    internal static ulong? Read(ref Utf8JsonReader row)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var depth = row.CurrentDepth;
        var isKnown = false;
        while (row.Read() && row.CurrentDepth > depth)
        {
            if (row.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            var (isHousehold, isOther) = (row.ValueTextEquals("householdId"u8), row.ValueTextEquals("cnic"u8) || row.ValueTextEquals("fullName"u8));
            row.Read();
            if ((isHousehold || isOther) && row.TokenType == JsonTokenType.String)
            {
                isKnown |= isHousehold;
                hash.AppendData(row.ValueSpan);
                hash.AppendData(isHousehold ? "h"u8 : "o"u8);
            }
            else
            {
                row.Skip();
            }
        }

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        return isKnown && hash.TryGetCurrentHash(digest, out _) ? BinaryPrimitives.ReadUInt64LittleEndian(digest) : null;
    }
}
