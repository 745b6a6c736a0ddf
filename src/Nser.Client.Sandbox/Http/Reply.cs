using System.Globalization;
using System.Text.Json.Nodes;

namespace Nser.Client.Sandbox.Http;

/// <summary>An answer as a value: endpoints make it, faults may spoil it, the dispatcher sends it.</summary>
internal sealed record Reply(int Status)
{
    internal string? MediaType { get; init; }

    internal ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Instead of a body: what is written when the answer is sent.</summary>
    internal ReplyContent? Content { get; init; }

    /// <summary>Where in the content the answer begins.</summary>
    internal long Offset { get; init; }

    /// <summary>How much of the content the answer is.</summary>
    internal long Count { get; init; }

    /// <summary>The body of a page as a fault would have it; <see langword="null"/>, or a function that gives it, when the answer cannot be wrong in that way.</summary>
    internal Func<PageFault, ReadOnlyMemory<byte>?>? SpoiltPage { get; init; }

    /// <summary>The body of a numbered page with a total that is wrong by so many rows.</summary>
    internal Func<int, ReadOnlyMemory<byte>?>? SpoiltTotal { get; init; }

    internal long Length => Content is null ? Body.Length : Count;

    internal IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The short name of the problem, when the answer is one.</summary>
    internal string? Problem { get; init; }

    /// <summary>Whether this is the first answer to an earlier request, given again.</summary>
    internal bool IsReplay { get; init; }

    internal bool IsSuccess => Status is >= 200 and < 300;

    internal static Reply Json(int status, JsonNode body, string mediaType = "application/json") =>
        new(status) { MediaType = mediaType, Body = ReplyWriter.Bytes(body) };

    /// <summary>Writes a part of the body.</summary>
    internal Task CopyAsync(Stream destination, long from, long count, CancellationToken cancellationToken) => Content is null
        ? destination.WriteAsync(Body.Slice((int)from, (int)count), cancellationToken).AsTask()
        : Content.CopyAsync(destination, Offset + from, count, cancellationToken);

    /// <summary>The value of a header; <see langword="null"/> when the answer has none of that name.</summary>
    internal string? Header(string name) => Headers.FirstOrDefault(header => header.Key == name).Value;

    internal Reply With(string header, string value) => this with { Headers = [.. Headers, new(header, value)] };

    internal Reply Without(string header) => this with { Headers = [.. Headers.Where(known => known.Key != header)] };

    /// <summary>The answer with another value in place of the header's.</summary>
    internal Reply Replacing(string header, string value) => Without(header).With(header, value);

    /// <summary>A wait as <c>Retry-After</c> writes it, rounded up.</summary>
    internal static string Seconds(TimeSpan wait) => ((long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
}

/// <summary>How a page can be wrong.</summary>
internal enum PageFault
{
    /// <summary>V2.0: the token for the next page is the one that this page was asked with.</summary>
    StuckCursor,

    /// <summary>The rows are those of the page before.</summary>
    RepeatPage,

    /// <summary>V1.0: the total is another than it was on the page before.</summary>
    ChangeTotal,

    /// <summary>V1.0: the rows begin one row early, so that the last row of the page before stands here too.</summary>
    ShiftPage,

    /// <summary>V1.0: the rows are those of the page after.</summary>
    SkipPage,
}
