using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Nser.Client.Api;
using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox.Faults;

/// <content>Faults of pages and exports: ranges, rows, counts and headers contradict each other. Each hits only answers of success that can be wrong in its way.</content>
public sealed partial class FaultPlan
{
    private const string Hostile = "../../etc/passwd";
    private const string ContentRange = "Content-Range";
    private const string ETag = "ETag";
    private static readonly string[] NamedMembers = ["tehsilCode", "fullName"];
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private string RowCount => write.Profile.Headers["Nser-Row-Count"];

    /// <summary>V2.0: a page after the first hands out the token that it was asked with, so that reading goes round for ever.</summary>
    [FaultWord("stuck-cursor")]
    public PlannedFault StuckCursor(int times = 1, double probability = 1, NserOperation? on = null) =>
        Plan(times, probability, on, Turned(page => page.IsLater && page.Token is { } token ? page with { Next = token } : null));

    /// <summary>A page after the first holds the rows of the page before it.</summary>
    [FaultWord("repeat-page")]
    public PlannedFault RepeatPage(int times = 1, double probability = 1, NserOperation? on = null) =>
        Plan(times, probability, on, Turned(page => page.IsLater ? page with { Offset = Math.Max(0, page.Offset - page.Size) } : null));

    /// <summary>V1.0: a page after the first says another total.</summary>
    [FaultWord("change-total")]
    public PlannedFault ChangeTotal(int times = 1, double probability = 1, NserOperation? on = null) =>
        Plan(times, probability, on, Turned(page => page is { IsLater: true, IsNumbered: true } ? page with { Total = page.Total + 1 } : null));

    /// <summary>V1.0: a page after the first begins one row early, so that the last row of the page before is on it too; the total is right.</summary>
    [FaultWord("shift-page")]
    public PlannedFault ShiftPage(int times = 1, double probability = 1, NserOperation? on = null) =>
        Plan(times, probability, on, Turned(page => page is { IsLater: true, IsNumbered: true } ? page with { Offset = page.Offset - 1 } : null));

    /// <summary>V1.0: a page before the last holds the rows of the page after it; the total is right.</summary>
    [FaultWord("skip-page")]
    public PlannedFault SkipPage(int times = 1, double probability = 1, NserOperation? on = null) => Plan(times, probability, on, Turned(page => page.IsNumbered && page.Offset + page.Size is var after && after < page.Total ? page with { Offset = after, Count = Math.Min(page.Count, page.Total - after) } : null));

    /// <summary>V2.0: answers a range with 200 and the whole export.</summary>
    [FaultWord("ignore-range")]
    public PlannedFault IgnoreRange(int times = 1, double probability = 1, NserOperation? on = null) => Plan(times, probability, on, FaultKind.Spoil(reply => !IsPart(reply) ? null
        : (reply with { Status = 200, Offset = 0, Count = reply.Content!.Length }).Without(ContentRange).Replacing(write.Profile.Headers["Nser-Rows-Returned"], reply.Header(RowCount) ?? "0")));

    /// <summary>V2.0: answers a range with a part that starts one byte earlier (later, when the first byte was asked for); <c>Content-Range</c> says so.</summary>
    [FaultWord("move-range")]
    public PlannedFault MoveRange(int times = 1, double probability = 1, NserOperation? on = null) => Plan(times, probability, on, FaultKind.Spoil(reply => !IsPart(reply) || reply.Count < 2 ? null
        : Ranged(reply.Offset > 0 ? reply with { Offset = reply.Offset - 1 } : reply with { Offset = 1, Count = reply.Count - 1 }, reply.Content!.Length)));

    /// <summary>V2.0: <c>Content-Range</c> says a total that is one byte too much.</summary>
    [FaultWord("change-range-total")]
    public PlannedFault ChangeRangeTotal(int times = 1, double probability = 1, NserOperation? on = null) =>
        Plan(times, probability, on, FaultKind.Spoil(reply => IsPart(reply) ? Ranged(reply, reply.Content!.Length + 1) : null));

    /// <summary>V2.0: answers a range that lies within the export with 416.</summary>
    [FaultWord("refuse-range")]
    public PlannedFault RefuseRange(int times = 1, double probability = 1, NserOperation? on = null) => Plan(times, probability, on, FaultKind.Spoil(reply => !IsPart(reply) ? null
        : write.Problem(ProblemNames.BadRequest, "A planned fault.", status: 416).With(ContentRange, string.Create(CultureInfo.InvariantCulture, $"bytes */{reply.Content!.Length}"))));

    /// <summary>The number of rows is wrong by <paramref name="by"/>: <c>Nser-Row-Count</c> of an export, the total of a V1.0 page, also of the first.</summary>
    [FaultWord("miscount-rows")]
    public PlannedFault MiscountRows(int by = 1, int times = 1, double probability = 1, NserOperation? on = null)
    {
        var pages = Turned(page => page.IsNumbered ? page with { Total = page.Total + by } : null);
        var exports = FaultKind.Spoil(reply => reply.Header(RowCount) is { } count
            ? reply.Replacing(RowCount, (int.Parse(count, CultureInfo.InvariantCulture) + by).ToString(CultureInfo.InvariantCulture))
            : null);
        return Plan(times, probability, on, new FaultKind { Fits = reply => exports.Fits(reply) || pages.Fits(reply), Send = (http, reply, stopping) => (exports.Fits(reply) ? exports : pages).Send(http, reply, stopping) });
    }

    /// <summary>V2.0: <c>Repr-Digest</c> is that of something else.</summary>
    [FaultWord("change-digest")]
    public PlannedFault ChangeDigest(int times = 1, double probability = 1, NserOperation? on = null)
    {
        var name = write.Profile.Headers["Repr-Digest"];
        return Plan(times, probability, on, FaultKind.Spoil(reply => reply.Header(name) is { } digest ? reply.Replacing(name, ReplyWriter.Digest(SHA256.HashData(Convert.FromBase64String(digest.Split(':')[1])))) : null));
    }

    /// <summary>An answer that has an entity tag comes without it.</summary>
    [FaultWord("omit-etag")]
    public PlannedFault OmitETag(int times = 1, double probability = 1, NserOperation? on = null) =>
        Plan(times, probability, on, FaultKind.Spoil(reply => reply.Header(ETag) is null ? null : reply.Without(ETag)));

    /// <summary>An answer that has an entity tag has a weak one.</summary>
    [FaultWord("weaken-etag")]
    public PlannedFault WeakenETag(int times = 1, double probability = 1, NserOperation? on = null) =>
        Plan(times, probability, on, FaultKind.Spoil(reply => reply.Header(ETag) is { } tag ? reply.Replacing(ETag, "W/" + tag) : null));

    /// <summary>An answer with rows names a file to be saved as, in <c>Content-Disposition</c>; by default <c>../../etc/passwd</c>.</summary>
    [FaultWord("hostile-file-name")]
    public PlannedFault HostileFileName(string fileName = Hostile, int times = 1, double probability = 1, NserOperation? on = null) => Plan(times, probability, on, FaultKind.Spoil(reply => reply.Content is null && reply.Page is null ? null : reply.With("Content-Disposition", $"attachment; filename=\"{fileName}\"")));

    /// <summary>Every row has <paramref name="text"/>, by default <c>../../etc/passwd</c>, as tehsil code and as name. Length and digest are those of what is sent.</summary>
    [FaultWord("hostile-rows")]
    public PlannedFault HostileRows(string text = Hostile, int times = 1, double probability = 1, NserOperation? on = null) =>
        Plan(times, probability, on, OtherRows(rows => Rename(rows, text)));

    /// <summary>V2.0: the line in the middle of a whole export is no JSON. Length and digest are those of what is sent, the count is right.</summary>
    [FaultWord("break-row")]
    public PlannedFault BreakRow(int times = 1, double probability = 1, NserOperation? on = null) =>
        Plan(times, probability, on, OtherRows(rows => rows[rows.Count / 2] = rows[rows.Count / 2][..(rows[rows.Count / 2].Length / 2)], onlyLines: true));

    /// <summary>The row in the middle of a whole export or a page is there twice, with <paramref name="inPlaceOfNext"/> instead of the one after it. Length and digest are those of what is sent, counts stay as they were.</summary>
    [FaultWord("repeat-row")]
    public PlannedFault RepeatRow(bool inPlaceOfNext = false, int times = 1, double probability = 1, NserOperation? on = null) => Plan(times, probability, on, OtherRows(
        inPlaceOfNext ? rows => rows[rows.Count / 2] = rows[(rows.Count / 2) - 1] : rows => rows.Insert(rows.Count / 2, rows[rows.Count / 2]),
        fewest: 2));

    /// <summary>The row in the middle of a whole export or a page is missing. Length and digest are those of what is sent, counts stay as they were.</summary>
    [FaultWord("drop-row")]
    public PlannedFault DropRow(int times = 1, double probability = 1, NserOperation? on = null) =>
        Plan(times, probability, on, OtherRows(rows => rows.RemoveAt(rows.Count / 2)));

    private static bool IsPart(Reply reply) => reply is { Status: 206, Content: not null };

    private static Reply Ranged(Reply reply, long total) =>
        reply.Replacing(ContentRange, string.Create(CultureInfo.InvariantCulture, $"bytes {reply.Offset}-{reply.Offset + reply.Count - 1}/{total}"));

    /// <summary>A page in place of the right one; <paramref name="turn"/> returns <see langword="null"/> for a page that cannot be wrong in this way.</summary>
    private static FaultKind Turned(Func<ReplyPage, ReplyPage?> turn) =>
        FaultKind.Spoil(reply => reply.Page is { } page && turn(page) is { } other ? reply with { Body = other.Write(other) } : null);

    private static void Rename(List<string> rows, string text)
    {
        for (var place = 0; place < rows.Count; place++)
        {
            var row = JsonNode.Parse(rows[place])!.AsObject();
            foreach (var member in NamedMembers.Where(row.ContainsKey))
            {
                row[member] = text;
            }

            rows[place] = row.ToJsonString(Plain);
        }
    }

    /// <summary>
    /// A whole export or a page whose rows are other ones, as if the server had them so: length and <c>Repr-Digest</c> are those of what is sent,
    /// entity tag and counts stay as they were.
    /// </summary>
    private FaultKind OtherRows(Action<List<string>> spoil, int fewest = 1, bool onlyLines = false)
    {
        var member = write.Name("rows");
        return new FaultKind
        {
            Fits = reply => reply.Status == 200
                && (reply.Content is not null ? int.TryParse(reply.Header(RowCount), out var count) && count >= fewest : !onlyLines && reply.Page?.Count >= fewest),
            Send = async (http, reply, stopping) =>
                await FaultKind.SendWholeAsync(http, reply.Content is null ? SpoiltPage(reply) : await SpoiltLinesAsync(reply, stopping).ConfigureAwait(false), stopping).ConfigureAwait(false),
        };

        Reply SpoiltPage(Reply reply)
        {
            var page = JsonNode.Parse(reply.Body.Span)!;
            var rows = page[member]!.AsArray().Select(row => row!.ToJsonString(Plain)).ToList();
            spoil(rows);
            page[member] = new JsonArray([.. rows.Select(row => JsonNode.Parse(row))]);
            return reply with { Body = ReplyWriter.Bytes(page) };
        }

        async Task<Reply> SpoiltLinesAsync(Reply reply, CancellationToken stopping)
        {
            var isCoded = IsGzip(reply);
            using var sent = new MemoryStream();
            await reply.CopyAsync(sent, 0, reply.Length, stopping).ConfigureAwait(false);
            sent.Position = 0;
            using var text = new StreamReader(isCoded ? new GZipStream(sent, CompressionMode.Decompress) : sent);
            var rows = (await text.ReadToEndAsync(stopping).ConfigureAwait(false)).Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList();
            spoil(rows);
            var body = Encoding.UTF8.GetBytes(string.Concat(rows.Select(row => row + "\n")));
            body = isCoded ? ReplyWriter.Gzip(gzip => gzip.Write(body)) : body;
            return (reply with { Content = null, Body = body }).Replacing(write.Profile.Headers["Repr-Digest"], ReplyWriter.Digest(SHA256.HashData(body)));
        }
    }
}
