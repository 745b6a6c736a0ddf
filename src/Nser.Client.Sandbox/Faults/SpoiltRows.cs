using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox.Faults;

/// <summary>
/// A whole export or a page whose rows are other ones, as if the server had them so: length and <c>Repr-Digest</c> are those of what is sent,
/// entity tag and counts stay as they were.
/// </summary>
internal sealed class SpoiltRows(string name, ReplyWriter write, Action<List<string>> spoil, int fewest = 1, bool onlyLines = false) : FaultKind
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Named = ["tehsilCode", "fullName"];

    internal override string Name => name;

    private string Rows => write.Name("rows");

    internal override bool Fits(Reply reply) => reply.Status == 200
        && (reply.Content is not null ? RowsOf(reply) >= fewest : !onlyLines && reply.SpoiltPage is not null && Page(reply)[Rows]!.AsArray().Count >= fewest);

    internal override async Task SendAsync(HttpContext http, Reply reply, CancellationToken stopping) =>
        await SendWholeAsync(http, reply.Content is null ? SpoiltPage(reply) : await SpoiltLinesAsync(reply, stopping).ConfigureAwait(false), stopping).ConfigureAwait(false);

    /// <summary>The row in the middle is cut off in its middle.</summary>
    internal static void Break(List<string> rows) => rows[rows.Count / 2] = rows[rows.Count / 2][..(rows[rows.Count / 2].Length / 2)];

    /// <summary>The row in the middle stands twice.</summary>
    internal static void Repeat(List<string> rows) => rows.Insert(rows.Count / 2, rows[rows.Count / 2]);

    /// <summary>The row in the middle stands in the place of the next, too.</summary>
    internal static void RepeatInPlaceOfNext(List<string> rows) => rows[rows.Count / 2] = rows[(rows.Count / 2) - 1];

    /// <summary>The row in the middle is missing.</summary>
    internal static void Drop(List<string> rows) => rows.RemoveAt(rows.Count / 2);

    /// <summary>Every row has a text as its tehsil code and, where it has one, as the person's name.</summary>
    internal static void Rename(List<string> rows, string text)
    {
        for (var place = 0; place < rows.Count; place++)
        {
            var row = JsonNode.Parse(rows[place])!.AsObject();
            foreach (var member in Named.Where(row.ContainsKey))
            {
                row[member] = text;
            }

            rows[place] = row.ToJsonString(Plain);
        }
    }

    private int RowsOf(Reply reply) => int.TryParse(reply.Header(write.Profile.Headers["Nser-Row-Count"]), out var rows) ? rows : 0;

    private static JsonNode Page(Reply reply) => JsonNode.Parse(reply.Body.Span)!;

    private Reply SpoiltPage(Reply reply)
    {
        var page = Page(reply);
        var rows = page[Rows]!.AsArray().Select(row => row!.ToJsonString(Plain)).ToList();
        spoil(rows);
        page[Rows] = new JsonArray([.. rows.Select(row => JsonNode.Parse(row))]);
        return reply with { Body = ReplyWriter.Bytes(page) };
    }

    private async Task<Reply> SpoiltLinesAsync(Reply reply, CancellationToken stopping)
    {
        var isCoded = reply.Header("Content-Encoding") == "gzip";
        using var sent = new MemoryStream();
        await reply.CopyAsync(sent, 0, reply.Length, stopping).ConfigureAwait(false);
        sent.Position = 0;
        using var text = new StreamReader(isCoded ? new GZipStream(sent, CompressionMode.Decompress) : sent);
        var rows = (await text.ReadToEndAsync(stopping).ConfigureAwait(false)).Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList();
        spoil(rows);
        var body = Encoding.UTF8.GetBytes(string.Concat(rows.Select(row => row + "\n")));
        body = isCoded ? Coded(body) : body;
        return (reply with { Content = null, Body = body })
            .Replacing(write.Profile.Headers["Repr-Digest"], $"sha-256=:{Convert.ToBase64String(SHA256.HashData(body))}:");
    }

    private static byte[] Coded(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(body);
        }

        return packed.ToArray();
    }
}
