using Nser.Client.Api;
using Nser.Client.Sandbox.Http;
using Nser.Client.Sandbox.Registry;

namespace Nser.Client.Sandbox.Faults;

/// <content>The faults that a download of bulk data has to survive. Each hits only answers that can be wrong in its way, and those only when they are a success.</content>
public sealed partial class FaultPlan
{
    private const string Hostile = "../../etc/passwd";

    /// <summary>V2.0: answers a range with 200 and the whole export.</summary>
    public PlannedFault IgnoreRange(int times = 1, double probability = 1, NserOperation? on = null) =>
        Plan(new SpoiltAnswer(nameof(IgnoreRange), new SpoiltRange(write).Ignored), times, probability, on);

    /// <summary>V2.0: answers a range with a part that starts one byte earlier (later, when the first byte was asked for); <c>Content-Range</c> says so.</summary>
    public PlannedFault MoveRange(int times = 1, double probability = 1, NserOperation? on = null) =>
        Plan(new SpoiltAnswer(nameof(MoveRange), SpoiltRange.Elsewhere), times, probability, on);

    /// <summary>V2.0: <c>Content-Range</c> says a total that is one byte too much.</summary>
    public PlannedFault ChangeRangeTotal(int times = 1, double probability = 1, NserOperation? on = null) =>
        Plan(new SpoiltAnswer(nameof(ChangeRangeTotal), SpoiltRange.OtherTotal), times, probability, on);

    /// <summary>V2.0: answers a range that lies within the export with 416.</summary>
    public PlannedFault RefuseRange(int times = 1, double probability = 1, NserOperation? on = null) =>
        Plan(new SpoiltAnswer(nameof(RefuseRange), new SpoiltRange(write).Refused), times, probability, on);

    /// <summary>
    /// Sends the first bytes of an answer, exactly so many, and closes the connection short of the announced length. With <paramref name="silently"/> no length is
    /// announced and the body ends with the connection (HTTP/1.1 only), so that only the content shows it.
    /// </summary>
    /// <param name="bytes">How many bytes of the body, 0 or more; only a longer one is hit.</param>
    /// <param name="silently">Whether the transport looks well.</param>
    /// <param name="times">How often it fires.</param>
    /// <param name="probability">The share of requests it hits.</param>
    /// <param name="on">The operation; see the remarks of the class.</param>
    public PlannedFault CutAfter(long bytes, bool silently = false, int times = 1, double probability = 1, NserOperation? on = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        return Plan(new CutAfter(bytes, silently ? BodyEnd.Silent : BodyEnd.Short), times, probability, on);
    }

    /// <summary>Sends the first <paramref name="bytes"/> of an answer and a moment later resets the connection; what the client has not read by then is lost to it. Only a longer body is hit.</summary>
    public PlannedFault ResetAfter(long bytes, int times = 1, double probability = 1, NserOperation? on = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        return Plan(new CutAfter(bytes, BodyEnd.Reset), times, probability, on);
    }

    /// <summary>Sends the first <paramref name="bytes"/> of an answer, nothing for <paramref name="wait"/> in real time, then the rest. Only a longer body is hit.</summary>
    public PlannedFault StallAfter(long bytes, TimeSpan wait, int times = 1, double probability = 1, NserOperation? on = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        return Plan(new StallAfter(bytes, wait), times, probability, on);
    }

    /// <summary>Sends the body over and over, with no length announced, until the client leaves.</summary>
    public PlannedFault EndlessBody(int times = 1, double probability = 1, NserOperation? on = null) =>
        Plan(new EndlessBody(), times, probability, on);

    /// <summary>V2.0: a gzip answer lacks its last <paramref name="bytes"/> bytes, and the length announced is that of the rest; 8 bytes are check sum and size of gzip.</summary>
    public PlannedFault TruncateGzip(int bytes = 8, int times = 1, double probability = 1, NserOperation? on = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 1);
        return Plan(new SpoiltAnswer(nameof(TruncateGzip), reply => SpoiltBytes.TruncatedGzip(reply, bytes)), times, probability, on);
    }

    /// <summary>V2.0: a gzip answer, small on the way, becomes one line of <paramref name="bytes"/> blanks when it is unpacked; tag, digest and count stay as they were.</summary>
    public PlannedFault GzipBomb(long bytes, int times = 1, double probability = 1, NserOperation? on = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 1);
        return Plan(new SpoiltAnswer(nameof(GzipBomb), reply => SpoiltBytes.Bomb(reply, bytes)) { Can = SpoiltBytes.IsGzip }, times, probability, on);
    }

    /// <summary>V2.0: one bit in the middle of a gzip answer is another.</summary>
    public PlannedFault FlipGzipBit(int times = 1, double probability = 1, NserOperation? on = null) =>
        Plan(new SpoiltAnswer(nameof(FlipGzipBit), reply => SpoiltBytes.Flipped(reply, gzip: true)), times, probability, on);

    /// <summary>V2.0: one bit in the middle of an answer without content coding is another.</summary>
    public PlannedFault FlipBit(int times = 1, double probability = 1, NserOperation? on = null) =>
        Plan(new SpoiltAnswer(nameof(FlipBit), reply => SpoiltBytes.Flipped(reply, gzip: false)), times, probability, on);

    /// <summary>The number of rows is wrong by <paramref name="by"/>: <c>Nser-Row-Count</c> of an export, the total of a V1.0 page, also of the first.</summary>
    public PlannedFault MiscountRows(int by = 1, int times = 1, double probability = 1, NserOperation? on = null) =>
        Plan(new SpoiltAnswer(nameof(MiscountRows), reply => new SpoiltPromise(write).OtherRowCount(reply, by)), times, probability, on);

    /// <summary>V2.0: <c>Repr-Digest</c> is that of something else.</summary>
    public PlannedFault ChangeDigest(int times = 1, double probability = 1, NserOperation? on = null) =>
        Plan(new SpoiltAnswer(nameof(ChangeDigest), new SpoiltPromise(write).OtherDigest), times, probability, on);

    /// <summary>An answer that has an entity tag comes without it.</summary>
    public PlannedFault OmitETag(int times = 1, double probability = 1, NserOperation? on = null) =>
        Plan(new SpoiltAnswer(nameof(OmitETag), SpoiltPromise.WithoutETag), times, probability, on);

    /// <summary>An answer that has an entity tag has a weak one.</summary>
    public PlannedFault WeakenETag(int times = 1, double probability = 1, NserOperation? on = null) =>
        Plan(new SpoiltAnswer(nameof(WeakenETag), SpoiltPromise.WeakETag), times, probability, on);

    /// <summary>An answer with rows names a file to be saved as, in <c>Content-Disposition</c>.</summary>
    public PlannedFault HostileFileName(string fileName = Hostile, int times = 1, double probability = 1, NserOperation? on = null) =>
        Plan(new SpoiltAnswer(nameof(HostileFileName), reply => SpoiltPromise.FileName(reply, fileName)), times, probability, on);

    /// <summary>Every row has <paramref name="text"/> as tehsil code and as name. Length and digest are those of what is sent.</summary>
    public PlannedFault HostileRows(string text = Hostile, int times = 1, double probability = 1, NserOperation? on = null) =>
        Plan(new SpoiltRows(nameof(HostileRows), write, rows => SpoiltRows.Rename(rows, text)), times, probability, on);

    /// <summary>V2.0: the line in the middle of a whole export is no JSON. Length and digest are those of what is sent, the count is right.</summary>
    public PlannedFault BreakRow(int times = 1, double probability = 1, NserOperation? on = null) =>
        Plan(new SpoiltRows(nameof(BreakRow), write, SpoiltRows.Break, onlyLines: true), times, probability, on);

    /// <summary>The row in the middle of a whole export or a page stands twice, with <paramref name="inPlaceOfNext"/> instead of the one after it. Length and digest are those of what is sent, counts stay as they were.</summary>
    public PlannedFault RepeatRow(bool inPlaceOfNext = false, int times = 1, double probability = 1, NserOperation? on = null) =>
        Plan(new SpoiltRows(nameof(RepeatRow), write, inPlaceOfNext ? SpoiltRows.RepeatInPlaceOfNext : SpoiltRows.Repeat, fewest: 2), times, probability, on);

    /// <summary>The row in the middle of a whole export or a page is missing. Length and digest are those of what is sent, counts stay as they were.</summary>
    public PlannedFault DropRow(int times = 1, double probability = 1, NserOperation? on = null) =>
        Plan(new SpoiltRows(nameof(DropRow), write, SpoiltRows.Drop), times, probability, on);

    /// <summary>V1.0: a page after the first begins one row early, so that the last row of the page before stands on it too; the total is right.</summary>
    public PlannedFault ShiftPage(int times = 1, double probability = 1, NserOperation? on = null) =>
        Plan(new SpoiltPage(PageFault.ShiftPage), times, probability, on);

    /// <summary>V1.0: a page before the last holds the rows of the page after it.</summary>
    public PlannedFault SkipPage(int times = 1, double probability = 1, NserOperation? on = null) =>
        Plan(new SpoiltPage(PageFault.SkipPage), times, probability, on);

    /// <summary>The tehsil is revised (<see cref="SandboxRegistry.Revise"/>) when a request for its bulk data arrives, before it is answered.</summary>
    public PlannedFault ReviseBefore(int times = 1, double probability = 1, NserOperation? on = null) =>
        Plan(new ReviseBefore(Revise), times, probability, on);

    /// <summary>A request for bulk data gets the first <paramref name="bytes"/> of its answer; the tehsil is revised (<see cref="SandboxRegistry.Revise"/>) and the connection closed.</summary>
    public PlannedFault ReviseAfter(long bytes, int times = 1, double probability = 1, NserOperation? on = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        return Plan(new ReviseAfter(bytes, Revise), times, probability, on);
    }
}
