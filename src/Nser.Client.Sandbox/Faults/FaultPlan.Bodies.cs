using Microsoft.AspNetCore.Http;
using Nser.Client.Api;
using Nser.Client.Sandbox.Http;
using Nser.Client.Sandbox.Registry;

namespace Nser.Client.Sandbox.Faults;

/// <content>Faults of bodies: their bytes come late, too few, too many or damaged.</content>
public sealed partial class FaultPlan
{
    /// <summary>The bytes that pass before a body breaks, for faults from the command line: within the first rows of any tehsil.</summary>
    private const int FirstBytes = 5_000;

    private static readonly byte[] Spaces = [.. Enumerable.Repeat((byte)' ', 1 << 16)];

    /// <summary>A reset discards what the client has not read yet; the client has this long to read it.</summary>
    private static readonly TimeSpan BeforeReset = TimeSpan.FromMilliseconds(100);

    /// <summary>Sends half of the answer's body and cuts the connection. With <paramref name="silently"/> the length announced is that of the half, so that only the content shows it.</summary>
    [FaultWord("truncate")]
    public PlannedFault TruncateBody(bool silently = false, int times = 1, double probability = 1, NserOperation? on = null) => Plan(times, probability, on, new FaultKind
    {
        Fits = reply => reply.Length > 1,
        Send = async (http, reply, stopping) =>
        {
            var half = reply.Length / 2;
            FaultKind.Start(http, reply, silently ? half : reply.Length);
            await reply.CopyAsync(http.Response.Body, 0, half, stopping).ConfigureAwait(false);
            if (!silently)
            {
                await http.Response.Body.FlushAsync(stopping).ConfigureAwait(false);
                http.Abort();
            }
        },
    });

    /// <summary>Sends the answer's body in <paramref name="pieces"/> pieces with a pause, in real time, before each.</summary>
    [FaultWord("slow", 0.5)]
    public PlannedFault SlowBody(TimeSpan pause, int pieces = 4, int times = 1, double probability = 1, NserOperation? on = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pieces, 1);
        return Plan(times, probability, on, new FaultKind { Fits = reply => reply.Length > 0, Send = SendAsync });

        async Task SendAsync(HttpContext http, Reply reply, CancellationToken stopping)
        {
            using var gone = CancellationTokenSource.CreateLinkedTokenSource(stopping, http.RequestAborted);
            FaultKind.Start(http, reply, reply.Length);
            await http.Response.StartAsync(gone.Token).ConfigureAwait(false);
            var size = Math.Max(1, (reply.Length + pieces - 1) / pieces);
            for (var at = 0L; at < reply.Length; at += size)
            {
                await http.Response.Body.FlushAsync(gone.Token).ConfigureAwait(false);
                await Task.Delay(pause, TimeProvider.System, gone.Token).ConfigureAwait(false);
                await reply.CopyAsync(http.Response.Body, at, Math.Min(size, reply.Length - at), gone.Token).ConfigureAwait(false);
            }
        }
    }

    /// <summary>
    /// Sends exactly the first <paramref name="bytes"/> of an answer and closes the connection short of the announced length. With <paramref name="silently"/> no length is
    /// announced and the body ends with the connection (HTTP/1.1 only), so that only the content shows it.
    /// </summary>
    /// <param name="bytes">How many bytes of the body, 0 or more; only a longer one is hit.</param>
    /// <param name="silently">Whether the transport looks well.</param>
    /// <param name="times">How often it fires.</param>
    /// <param name="probability">The share of requests it hits.</param>
    /// <param name="on">The operation; see the remarks of the class.</param>
    [FaultWord("cut", FirstBytes)]
    [FaultWord("cut-silently", FirstBytes, true)]
    public PlannedFault CutAfter(long bytes, bool silently = false, int times = 1, double probability = 1, NserOperation? on = null) =>
        Plan(times, probability, on, LongerThan(bytes, (http, reply, stopping) => CutAsync(http, reply, bytes, silently, stopping)));

    /// <summary>Sends at most the first <paramref name="bytes"/> of an answer: a moment after sending them it resets the connection, and what the client has not read by then is lost to it. Only a longer body is hit.</summary>
    [FaultWord("reset-body", FirstBytes)]
    public PlannedFault ResetAfter(long bytes, int times = 1, double probability = 1, NserOperation? on = null) => Plan(times, probability, on, LongerThan(bytes, async (http, reply, stopping) =>
    {
        await CutAsync(http, reply, bytes, silently: false, stopping).ConfigureAwait(false);
        await Task.Delay(BeforeReset, TimeProvider.System, stopping).ConfigureAwait(false);
        http.Abort();
    }));

    /// <summary>Sends the first <paramref name="bytes"/> of an answer, nothing for <paramref name="wait"/> in real time, then the rest. Only a longer body is hit.</summary>
    [FaultWord("stall", FirstBytes, 60)]
    public PlannedFault StallAfter(long bytes, TimeSpan wait, int times = 1, double probability = 1, NserOperation? on = null) => Plan(times, probability, on, LongerThan(bytes, async (http, reply, stopping) =>
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(stopping, http.RequestAborted);
        await CutAsync(http, reply, bytes, silently: false, gone.Token).ConfigureAwait(false);
        await Task.Delay(wait, TimeProvider.System, gone.Token).ConfigureAwait(false);
        await reply.CopyAsync(http.Response.Body, bytes, reply.Length - bytes, gone.Token).ConfigureAwait(false);
    }));

    /// <summary>A request for bulk data gets exactly the first <paramref name="bytes"/> of its answer; the tehsil is revised (<see cref="SandboxRegistry.Revise"/>) and the connection closed.</summary>
    [FaultWord("revise-after", FirstBytes)]
    public PlannedFault ReviseAfter(long bytes, int times = 1, double probability = 1, NserOperation? on = null)
    {
        // The answer holds the state that it was made of; revising first means that the client cannot come back before it is done.
        var kind = LongerThan(bytes, (http, reply, stopping) =>
        {
            Revise(http.Request);
            return CutAsync(http, reply, bytes, silently: false, stopping);
        });
        return Plan(times, probability, on, kind with { NeedsTehsil = true });
    }

    /// <summary>Sends the body over and over, with no length announced, until the client leaves.</summary>
    [FaultWord("endless")]
    public PlannedFault EndlessBody(int times = 1, double probability = 1, NserOperation? on = null) => Plan(times, probability, on, LongerThan(0, async (http, reply, stopping) =>
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(stopping, http.RequestAborted);
        FaultKind.Start(http, reply, null);
        while (!gone.IsCancellationRequested)
        {
            await reply.CopyAsync(http.Response.Body, 0, reply.Length, gone.Token).ConfigureAwait(false);
        }
    }));

    /// <summary>V2.0: a gzip answer lacks its last <paramref name="bytes"/> bytes, and the length announced is that of the rest; 8 bytes are check sum and size of gzip.</summary>
    [FaultWord("truncate-gzip")]
    public PlannedFault TruncateGzip(int bytes = 8, int times = 1, double probability = 1, NserOperation? on = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 1);
        return Plan(times, probability, on, FaultKind.Spoil(reply => IsGzip(reply) && reply.Length > bytes ? reply with { Count = reply.Count - bytes } : null));
    }

    /// <summary>V2.0: a gzip answer, small on the way, becomes one line of <paramref name="bytes"/> blanks when it is unpacked; tag, digest and count stay as they were.</summary>
    [FaultWord("gzip-bomb", 300_000_000)]
    public PlannedFault GzipBomb(long bytes, int times = 1, double probability = 1, NserOperation? on = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 1);
        return Plan(times, probability, on, FaultKind.Spoil(reply => reply with { Content = null, Body = ReplyWriter.Gzip(Write) }, IsGzip));

        void Write(Stream gzip)
        {
            for (var left = bytes; left > 0; left -= Spaces.Length)
            {
                gzip.Write(Spaces, 0, (int)Math.Min(left, Spaces.Length));
            }
        }
    }

    /// <summary>V2.0: one bit in the middle of a gzip answer is another; the headers are as they were.</summary>
    [FaultWord("flip-gzip-bit")]
    public PlannedFault FlipGzipBit(int times = 1, double probability = 1, NserOperation? on = null) =>
        Plan(times, probability, on, FaultKind.Spoil(reply => Flipped(reply, gzip: true)));

    /// <summary>V2.0: one bit in the middle of an answer without content coding is another; the headers are as they were.</summary>
    [FaultWord("flip-bit")]
    public PlannedFault FlipBit(int times = 1, double probability = 1, NserOperation? on = null) =>
        Plan(times, probability, on, FaultKind.Spoil(reply => Flipped(reply, gzip: false)));

    /// <summary>A fault of answers of success whose body is longer than that.</summary>
    private static FaultKind LongerThan(long bytes, Func<HttpContext, Reply, CancellationToken, Task> send)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        return new FaultKind { Fits = reply => reply.IsSuccess && reply.Length > bytes, Send = send };
    }

    /// <summary>Sends the first bytes. Kestrel closes a connection over which less was sent than announced.</summary>
    private static async Task CutAsync(HttpContext http, Reply reply, long bytes, bool silently, CancellationToken stopping)
    {
        // Kestrel puts a body without a length into chunks unless another transfer coding is named; identity codes nothing, and the body ends with the connection
        // (RFC 9112, section 6.3, item 4). HTTP/2 has frames for that and knows no such body.
        if (silently && HttpProtocol.IsHttp11(http.Request.Protocol))
        {
            http.Response.Headers.TransferEncoding = "identity";
        }

        FaultKind.Start(http, reply, silently ? null : reply.Length);
        await http.Response.StartAsync(stopping).ConfigureAwait(false);
        await reply.CopyAsync(http.Response.Body, 0, bytes, stopping).ConfigureAwait(false);
        await http.Response.Body.FlushAsync(stopping).ConfigureAwait(false);
    }

    private static bool IsGzip(Reply reply) => reply.Content is not null && reply.Header("Content-Encoding") == "gzip";

    private static Reply? Flipped(Reply reply, bool gzip) => reply.Content is { } content && IsGzip(reply) == gzip && reply.Length > 0
        ? reply with { Content = new FlippedBit(content, reply.Offset + (reply.Count / 2)) }
        : null;

    /// <summary>A content of which one bit is another.</summary>
    private sealed class FlippedBit(ReplyContent content, long at) : ReplyContent
    {
        internal override long Length => content.Length;

        internal override async Task CopyAsync(Stream destination, long from, long count, CancellationToken cancellationToken)
        {
            if (at < from || at >= from + count)
            {
                await content.CopyAsync(destination, from, count, cancellationToken).ConfigureAwait(false);
                return;
            }

            using var one = new MemoryStream();
            await content.CopyAsync(one, at, 1, cancellationToken).ConfigureAwait(false);
            await content.CopyAsync(destination, from, at - from, cancellationToken).ConfigureAwait(false);
            await destination.WriteAsync(new[] { (byte)(one.GetBuffer()[0] ^ 1) }, cancellationToken).ConfigureAwait(false);
            await content.CopyAsync(destination, at + 1, from + count - at - 1, cancellationToken).ConfigureAwait(false);
        }
    }
}
