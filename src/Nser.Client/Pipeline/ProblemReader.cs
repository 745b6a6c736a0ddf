using System.Text.Json;
using Nser.Client.Api;
using Nser.Standards;

namespace Nser.Client.Pipeline;

/// <summary>Reads problem details under the profile's names. What is missing or misshapen is left out: an error about an error helps nobody.</summary>
internal sealed class ProblemReader(ContractProfile profile)
{
    private const int LongestText = 4096;
    private static readonly JsonDocumentOptions Bounded = new() { MaxDepth = 64 };

    internal NserProblem? Read(HttpResponseMessage response, ReadOnlyMemory<byte> body)
    {
        if (!MediaTypeCheck.IsJson(response.Content.Headers.ContentType?.MediaType))
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(body, Bounded);
            return json.RootElement.ValueKind == JsonValueKind.Object ? Read((int)response.StatusCode, json.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private NserProblem Read(int status, JsonElement problem)
    {
        var type = Text(problem, "type");
        return new()
        {
            Name = type is null ? null : profile.Problems.CanonicalOf(type),
            Type = type,
            Status = status,
            Title = Text(problem, "title"),
            Detail = Text(problem, "detail"),
            TraceId = Text(problem, "traceId"),
            Errors = problem.TryGetProperty(profile.Members["errors"], out var errors) && errors.ValueKind == JsonValueKind.Array
                ? [.. errors.EnumerateArray().Where(error => error.ValueKind == JsonValueKind.Object).Select(ReadError)]
                : [],
        };
    }

    /// <summary>Reads one element of <c>errors[]</c>; also the results of a batch are made of these.</summary>
    internal NserProblemError ReadError(JsonElement error) => new()
    {
        Index = error.TryGetProperty(profile.Members["index"], out var index) && index.ValueKind == JsonValueKind.Number && index.TryGetInt32(out var place) ? place : null,
        RecordId = Text(error, "recordId"),
        Pointer = Text(error, "pointer") ?? "",
        Code = Text(error, "code") ?? "",
        Severity = Enum.TryParse<FindingSeverity>(Text(error, "severity"), ignoreCase: true, out var severity) && Enum.IsDefined(severity) ? severity : FindingSeverity.Error,
        Message = Text(error, "message") ?? "",
    };

    private string? Text(JsonElement owner, string member)
    {
        if (!owner.TryGetProperty(profile.Members[member], out var value) || value.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            var text = value.GetString()!;
            return string.Concat(text.Take(LongestText).Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter));
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate escape: well-formed JSON that is no text.
            return null;
        }
    }
}
