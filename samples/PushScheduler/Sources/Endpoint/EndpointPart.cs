using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Nser.PushScheduler.Settings;
using Nser.Standards;

namespace Nser.PushScheduler.Sources.Endpoint;

/// <summary>How an endpoint writes its records.</summary>
internal enum EndpointAnswer
{
    /// <summary>One record a line.</summary>
    Ndjson,

    /// <summary>One JSON array.</summary>
    Array,
}

/// <summary>The records of one answer.</summary>
internal sealed class EndpointPart(Stream answer, EndpointSettings settings, EndpointAnswer kind, NserStandard standard, MappingSettings mapping) : SourcePart, IDisposable
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly GuardedStream body = new(answer, settings.MaxBytes, settings.IdleTimeout);

    public void Dispose() => body.Dispose();

    internal override IAsyncEnumerable<ExtractedRecord> ReadAsync(CancellationToken cancellationToken) =>
        kind == EndpointAnswer.Ndjson ? TableReader.NdjsonAsync(standard, body, mapping, cancellationToken) : ArrayAsync(cancellationToken);

    private async IAsyncEnumerable<ExtractedRecord> ArrayAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var map = mapping.IsEmpty ? null : new JsonMapping(mapping);
        var elements = JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(body, cancellationToken: cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using var closed = elements.ConfigureAwait(false);
        for (var number = 1; await NextAsync(elements); number++)
        {
            var record = new ExtractedRecord(number, JsonSerializer.SerializeToUtf8Bytes(elements.Current, Compact), []);
            yield return map?.Apply(record) ?? record;
        }
    }

    // The parser's own message may repeat what it read.
    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<JsonElement> elements)
    {
        try
        {
            return await elements.MoveNextAsync();
        }
        catch (JsonException error)
        {
            throw new SourceException("The endpoint's answer is no JSON array, or is cut.", error);
        }
    }
}
