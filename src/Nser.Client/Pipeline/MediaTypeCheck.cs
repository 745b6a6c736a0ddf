using System.Net;
using System.Text.Json;

namespace Nser.Client.Pipeline;

/// <summary>Refuses an answer of success that is not of a promised kind: a login page of some gateway, or JSON that does not close.</summary>
internal static class MediaTypeCheck
{
    /// <summary>As deep as the decoders go.</summary>
    private const int MostLevels = 64;

    private static readonly JsonReaderOptions Document = new() { MaxDepth = int.MaxValue };
    private static readonly JsonReaderOptions Lines = Document with { AllowMultipleValues = true };

    internal static bool IsJson(string? mediaType) =>
        mediaType is not null
        && (mediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || mediaType.Equals("text/json", StringComparison.OrdinalIgnoreCase)
            || mediaType.EndsWith("+json", StringComparison.OrdinalIgnoreCase));

    /// <summary>Checks the kind of a success and decodes it; without a decoder JSON must only close.</summary>
    /// <returns>What the decoder made of it.</returns>
    internal static object? Read(HttpResponseMessage response, ReadOnlyMemory<byte> body, Func<ReadOnlyMemory<byte>, object>? decode)
    {
        if (!response.IsSuccessStatusCode)
        {
            return null;
        }

        if (response.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.ResetContent)
        {
            return decode is null ? null : throw new UnusableAnswerException("the answer has no body", isTransient: false);
        }

        var mediaType = response.Content.Headers.ContentType?.MediaType;
        var isJson = IsJson(mediaType);
        if (!isJson && !IsLines(mediaType) && !IsCsv(mediaType))
        {
            throw Foreign();
        }

        if (decode is not null)
        {
            return Decode(body, decode, isJson);
        }

        if (isJson)
        {
            CheckClosed(body.Span, Document);
        }

        return null;
    }

    /// <summary>Refuses an answer that is read as it comes and does not say that it is JSON Lines or CSV.</summary>
    internal static void EnsureStream(HttpResponseMessage response)
    {
        if (response.Content.Headers.ContentType?.MediaType is var mediaType && !IsLines(mediaType) && !IsCsv(mediaType))
        {
            throw Foreign();
        }
    }

    private static bool IsLines(string? mediaType) => mediaType?.Equals("application/x-ndjson", StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsCsv(string? mediaType) => mediaType?.Equals("text/csv", StringComparison.OrdinalIgnoreCase) == true;

    private static UnusableAnswerException Foreign() =>
        new("the answer is not of a kind that the API sends; is a gateway or a login page in between?", isTransient: false);

    private static object Decode(ReadOnlyMemory<byte> body, Func<ReadOnlyMemory<byte>, object> decode, bool isJson)
    {
        try
        {
            return decode(body);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            // The parser's message could repeat what was read, so it is not passed on. What is broken may come whole next time; what is whole and wrong comes again.
            CheckClosed(body.Span, isJson ? Document : Lines);
            throw new UnusableAnswerException("the answer is not what the contract promises", isTransient: false);
        }
    }

    private static void CheckClosed(ReadOnlySpan<byte> body, JsonReaderOptions kind)
    {
        try
        {
            var json = new Utf8JsonReader(body, kind);
            while (json.Read())
            {
                if (json.CurrentDepth > MostLevels)
                {
                    throw new UnusableAnswerException($"the answer's JSON is nested deeper than {MostLevels} levels", isTransient: false);
                }
            }
        }
        catch (JsonException)
        {
            throw new UnusableAnswerException("the answer's JSON is broken or does not close", isTransient: true);
        }
    }
}
