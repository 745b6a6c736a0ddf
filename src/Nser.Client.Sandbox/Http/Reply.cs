using System.Text.Json.Nodes;

namespace Nser.Client.Sandbox;

/// <summary>An answer as a value: endpoints make it, faults may spoil it, the dispatcher sends it.</summary>
internal sealed record Reply(int Status)
{
    internal string? MediaType { get; init; }

    internal ReadOnlyMemory<byte> Body { get; init; }

    internal IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The short name of the problem, when the answer is one.</summary>
    internal string? Problem { get; init; }

    /// <summary>Whether this is the first answer to an earlier request, given again.</summary>
    internal bool IsReplay { get; init; }

    internal bool IsSuccess => Status is >= 200 and < 300;

    internal static Reply Json(int status, JsonNode body, string mediaType = "application/json") =>
        new(status) { MediaType = mediaType, Body = ReplyWriter.Bytes(body) };

    internal Reply With(string header, string value) => this with { Headers = [.. Headers, new(header, value)] };
}
