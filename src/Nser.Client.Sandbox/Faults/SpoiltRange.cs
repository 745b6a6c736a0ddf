using System.Globalization;
using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox.Faults;

/// <summary>How an answer to a range can be wrong; each returns <see langword="null"/> for an answer that is no part.</summary>
internal sealed class SpoiltRange(ReplyWriter write)
{
    private const string ContentRange = "Content-Range";

    private string RowsReturned => write.Profile.Headers["Nser-Rows-Returned"];

    private string RowCount => write.Profile.Headers["Nser-Row-Count"];

    /// <summary>200 with the whole.</summary>
    internal Reply? Ignored(Reply reply) => !IsPart(reply) ? null
        : (reply with { Status = 200, Offset = 0, Count = reply.Content!.Length }).Without(ContentRange).Replacing(RowsReturned, reply.Header(RowCount) ?? "0");

    /// <summary>A part that starts one byte before what was asked for, or one after when that was the first byte; it says so.</summary>
    internal static Reply? Elsewhere(Reply reply)
    {
        if (!IsPart(reply) || reply.Count < 2)
        {
            return null;
        }

        var moved = reply.Offset > 0 ? reply with { Offset = reply.Offset - 1 } : reply with { Offset = 1, Count = reply.Count - 1 };
        return Named(moved, moved.Content!.Length);
    }

    /// <summary>The right bytes, but of a whole that is one byte longer.</summary>
    internal static Reply? OtherTotal(Reply reply) => IsPart(reply) ? Named(reply, reply.Content!.Length + 1) : null;

    /// <summary>416, though the range lies within the export.</summary>
    internal Reply? Refused(Reply reply) => !IsPart(reply) ? null
        : write.Problem(Nser.Client.Api.ProblemNames.BadRequest, "A planned fault.", status: 416)
            .With(ContentRange, string.Create(CultureInfo.InvariantCulture, $"bytes */{reply.Content!.Length}"));

    private static bool IsPart(Reply reply) => reply is { Status: 206, Content: not null };

    private static Reply Named(Reply reply, long total) =>
        reply.Replacing(ContentRange, string.Create(CultureInfo.InvariantCulture, $"bytes {reply.Offset}-{reply.Offset + reply.Count - 1}/{total}"));
}
