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

    /// <summary>The page of rows that the answer is, if it is one; a fault makes another of it.</summary>
    internal ReplyPage? Page { get; init; }

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

/// <summary>A page of rows.</summary>
/// <param name="Offset">The place of its first row among all rows.</param>
/// <param name="Size">How many rows a whole page holds.</param>
/// <param name="Count">How many rows it holds.</param>
/// <param name="Total">How many rows there are in all.</param>
/// <param name="Token">The token that it was asked with, if any.</param>
/// <param name="Next">The token of the next page; <see langword="null"/> for the last one.</param>
/// <param name="IsNumbered">Whether it is a page of V1.0, which names its number and the total.</param>
/// <param name="Write">Writes the body of this page, or of one that was made of it.</param>
internal sealed record ReplyPage(int Offset, int Size, int Count, int Total, string? Token, string? Next, bool IsNumbered, Func<ReplyPage, ReadOnlyMemory<byte>> Write)
{
    /// <summary>Whether it has rows and is not the first page.</summary>
    internal bool IsLater => Offset > 0 && Count > 0;
}

/// <summary>A body that is not held but written when it is sent: any part of it, and always the same bytes.</summary>
internal abstract class ReplyContent
{
    internal abstract long Length { get; }

    /// <summary>Writes <paramref name="count"/> bytes from <paramref name="from"/> on.</summary>
    internal abstract Task CopyAsync(Stream destination, long from, long count, CancellationToken cancellationToken);
}

/// <summary>One reason to refuse a record. The message says what is expected and never repeats the value.</summary>
internal sealed record Objection(string Code, string Pointer, string Message);
