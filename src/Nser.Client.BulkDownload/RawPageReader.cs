using System.Buffers;
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
