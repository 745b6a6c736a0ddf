using System.Buffers;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using Nser.Client.Api;

namespace Nser.Client.Push;

/// <summary>The body of a V2.0 batch: one record a line.</summary>
internal static class BatchLines
{
    internal static ReadOnlyMemory<byte> Write(IReadOnlyList<ReadOnlyMemory<byte>> records)
    {
        var lines = new ArrayBufferWriter<byte>(records.Sum(record => record.Length + 1));
        foreach (var record in records)
        {
            lines.Write(record.Span);
            lines.Write("\n"u8);
        }

        return lines.WrittenMemory;
    }

    internal static ReadOnlyMemory<byte> Compress(ReadOnlySpan<byte> body)
    {
        using var output = new MemoryStream(body.Length / 4);
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(body);
        }

        return output.GetBuffer().AsMemory(0, (int)output.Length);
    }
}

/// <summary>The body of a V1.0 batch: its records, and around them what is said of them all.</summary>
internal static class BatchEnvelope
{
    internal static ReadOnlyMemory<byte> Write(
        ContractNames members, string batchId, string? organization, DateTimeOffset generatedAt, int recordCount, IReadOnlyList<ReadOnlyMemory<byte>> records)
    {
        var body = new ArrayBufferWriter<byte>(records.Sum(record => record.Length + 1) + 512);
        using (var writer = new Utf8JsonWriter(body, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString(members["batchId"], batchId);
            writer.WriteString(members["organizationCode"], organization);
            writer.WriteString(members["generatedAt"], generatedAt);
            writer.WriteNumber(members["recordCount"], recordCount);
            writer.WriteStartArray(members["records"]);
            foreach (var record in records)
            {
                writer.WriteRawValue(record.Span, skipInputValidation: true);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return body.WrittenMemory;
    }

    /// <summary>The bytes around the records, at the most: no instant is written longer than the last one.</summary>
    internal static int Size(ContractNames members, string longestId, string? organization, int mostRecords) =>
        Write(members, longestId, organization, DateTimeOffset.MaxValue, mostRecords, []).Length;
}
