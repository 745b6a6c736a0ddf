using System.Text.Json;
using Nser.Client.Api;
using Nser.Client.Pipeline;

namespace Nser.Client.Push;

/// <summary>Reads the answers to batches under the names that the profile gives.</summary>
internal sealed class BatchAnswerReader(ContractProfile profile)
{
    private readonly ProblemReader problems = new(profile);

    /// <exception cref="NserTransportException">The answer is not what the contract promises; the batch's outcome is unknown.</exception>
    internal BatchAnswer Read(NserAnswer answer, NserOperation operation) => Guarded(answer, operation, () =>
    {
        using var document = JsonDocument.Parse(answer.Body);
        var root = document.RootElement;
        var results = root.TryGetProperty(profile.Members["results"], out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(Result).ToList()
            : [];
        return new BatchAnswer(
            Text(root, "batchId"), Text(root, "status"), Count(root, "received"), Count(root, "accepted"), Count(root, "duplicates"), Count(root, "rejected"), results);
    });

    /// <summary>Reads results that come one a line.</summary>
    /// <exception cref="NserTransportException">The answer is not what the contract promises; the batch's outcome is unknown.</exception>
    internal IReadOnlyList<RecordResult> ReadLines(NserAnswer answer, NserOperation operation) => Guarded(answer, operation, () =>
    {
        var results = new List<RecordResult>();
        for (var rest = answer.Body; !rest.IsEmpty;)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (!line.Span.Trim(" \r\t"u8).IsEmpty)
            {
                using var document = JsonDocument.Parse(line);
                results.Add(Result(document.RootElement));
            }
        }

        return (IReadOnlyList<RecordResult>)results;
    });

    private RecordResult Result(JsonElement element) => new(
        Count(element, "index"),
        Text(element, "recordId"),
        Text(element, "outcome") is { } word ? profile.Values.CanonicalOf(word) : null,
        element.TryGetProperty(profile.Members["errors"], out var errors) && errors.ValueKind == JsonValueKind.Array
            ? [.. errors.EnumerateArray().Where(error => error.ValueKind == JsonValueKind.Object).Select(problems.ReadError)]
            : []);

    private string? Text(JsonElement element, string canonical) =>
        element.TryGetProperty(profile.Members[canonical], out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private int? Count(JsonElement element, string canonical) =>
        element.TryGetProperty(profile.Members[canonical], out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var count) && count >= 0 ? count : null;

    private static T Guarded<T>(NserAnswer answer, NserOperation operation, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new NserTransportException("The answer to a batch is not the JSON that the contract promises.")
            {
                Operation = operation,
                RequestId = answer.RequestId,
                OutcomeUnknown = true,
                Status = (int)answer.Status,
            };
        }
    }
}
