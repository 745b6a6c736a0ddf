using System.Net;
using System.Text.Json;

namespace Nser.Client.Http;

/// <summary>Refuses an answer of success that is not of a promised kind: a login page of some gateway, or JSON that does not close.</summary>
internal static class AnswerKind
{
    private static readonly JsonReaderOptions Bounded = new() { MaxDepth = 64 };

    internal static bool IsJson(string? mediaType) =>
        mediaType is not null
        && (mediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || mediaType.Equals("text/json", StringComparison.OrdinalIgnoreCase)
            || mediaType.EndsWith("+json", StringComparison.OrdinalIgnoreCase));

    internal static void Check(HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
        if (!response.IsSuccessStatusCode || response.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.ResetContent)
        {
            return;
        }

        var mediaType = response.Content.Headers.ContentType?.MediaType;
        if (IsJson(mediaType))
        {
            CheckClosed(body);
        }
        else if (mediaType is null || !(mediaType.Equals("application/x-ndjson", StringComparison.OrdinalIgnoreCase) || mediaType.Equals("text/csv", StringComparison.OrdinalIgnoreCase)))
        {
            throw new UnusableAnswerException("the answer is not of a kind that the API sends; is a gateway or a login page in between?", isTransient: false);
        }
    }

    private static void CheckClosed(ReadOnlySpan<byte> body)
    {
        try
        {
            var json = new Utf8JsonReader(body, Bounded);
            while (json.Read())
            {
            }
        }
        catch (JsonException)
        {
            throw new UnusableAnswerException("the answer's JSON is broken or does not close", isTransient: true);
        }
    }
}
