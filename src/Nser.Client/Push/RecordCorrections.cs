using System.Buffers;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Client.Versioning;
using Nser.Standards;
using Nser.Standards.Validation;
using Nser.Standards.Validation.Rules;

namespace Nser.Client.Push;

/// <summary>Reads single records back and corrects them.</summary>
internal sealed class RecordCorrections<TRecord>(
    INserTransport transport, IVersionNegotiator versions, RecordValidator validator, StandardDescriptor<TRecord> descriptor)
    where TRecord : class
{
    private readonly StoredRecords records = new(transport, descriptor.Library);

    internal async Task<TRecord?> FindAsync(string recordId, CancellationToken cancellationToken)
    {
        var answer = await ReadAsync(recordId, cancellationToken).ConfigureAwait(false);
        return answer.Status == HttpStatusCode.NotFound ? null : Parse(answer, NserOperation.ReadRecord);
    }

    internal async Task<Correction<TRecord>> CorrectAsync(string recordId, Func<TRecord, TRecord> change, CancellationToken cancellationToken)
    {
        var answer = await ReadAsync(recordId, cancellationToken).ConfigureAwait(false);
        if (answer.Status == HttpStatusCode.NotFound)
        {
            throw Unknown(answer);
        }

        var current = Parse(answer, NserOperation.ReadRecord);
        var before = StandardsJson.Write(current);
        var after = StandardsJson.Write(change(current));
        var version = await versions.GetAsync(cancellationToken).ConfigureAwait(false);
        using var left = JsonDocument.Parse(before);
        using var right = JsonDocument.Parse(after);
        var findings = validator.Validate(descriptor.Standard, version, after).Findings;
        if (StatusTransitions.Check(Status(left), Status(right)) is { } illegal)
        {
            findings = [.. findings, illegal];
        }

        if (findings.Any(finding => finding.Severity == FindingSeverity.Error))
        {
            return new() { IsApplied = false, Findings = findings };
        }

        return JsonElement.DeepEquals(left.RootElement, right.RootElement)
            ? new() { IsApplied = true, Record = current, Findings = findings }
            : await SendAsync(NserOperation.PatchRecord, version, recordId, MergePatch.Between(left.RootElement, right.RootElement), MergePatch.MediaType, findings, cancellationToken).ConfigureAwait(false);
    }

    internal async Task<Correction<TRecord>> ReplaceAsync(TRecord record, CancellationToken cancellationToken)
    {
        var json = StandardsJson.Write(record);
        var version = await versions.GetAsync(cancellationToken).ConfigureAwait(false);
        var verdict = validator.Validate(descriptor.Standard, version, json);
        return verdict.HasErrors
            ? new() { IsApplied = false, Findings = verdict.Findings }
            : await SendAsync(NserOperation.ReplaceRecord, version, verdict.RecordId!, json, "application/json", verdict.Findings, cancellationToken).ConfigureAwait(false);
    }

    private static string? Status(JsonDocument record) =>
        record.RootElement.TryGetProperty("enrollmentStatus", out var status) && status.ValueKind == JsonValueKind.String ? status.GetString() : null;

    private async Task<NserAnswer> ReadAsync(string recordId, CancellationToken cancellationToken)
    {
        var version = await versions.GetAsync(cancellationToken).ConfigureAwait(false);
        return await records.ReadAsync(recordId, version, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Correction<TRecord>> SendAsync(
        NserOperation operation, NserApiVersion version, string recordId, ReadOnlyMemory<byte> body, string mediaType, IReadOnlyList<ValidationFinding> findings, CancellationToken cancellationToken)
    {
        var answer = await records.WriteAsync(operation, version, recordId, body, mediaType, maxAttempts: int.MaxValue, cancellationToken).ConfigureAwait(false);
        if (answer.Status == HttpStatusCode.UnprocessableEntity)
        {
            return new() { IsApplied = false, Findings = [.. findings, .. StoredRecords.Objections(answer)] };
        }

        return new() { IsApplied = true, Record = Parse(answer, operation), Findings = findings };
    }

    private static TRecord Parse(NserAnswer answer, NserOperation operation)
    {
        try
        {
            return StandardsJson.Read<TRecord>(answer.Body.Span) ?? throw new JsonException();
        }
        catch (JsonException error)
        {
            throw new NserTransportException($"The server's record is not the JSON that the standard promises: line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}.")
            {
                Operation = operation,
                RequestId = answer.RequestId,
                Status = (int)answer.Status,
            };
        }
    }

    private static NserRejectedException Unknown(NserAnswer answer) => new("The registry holds no record with this id for this organisation.")
    {
        Operation = NserOperation.ReadRecord,
        RequestId = answer.RequestId,
        Status = (int)answer.Status,
        Problem = answer.Problem,
    };
}

/// <summary>What became of a correction.</summary>
/// <typeparam name="TRecord">The model of the corrected record.</typeparam>
public sealed record Correction<TRecord>
    where TRecord : class
{
    /// <summary>Whether the registry now holds the record as asked. Also <see langword="true"/> when there was nothing to change.</summary>
    public required bool IsApplied { get; init; }

    /// <summary>The record as the registry holds it; <see langword="null"/> when the correction was refused.</summary>
    public TRecord? Record { get; init; }

    /// <summary>What was found in the corrected record, here or by the server. Default empty.</summary>
    public IReadOnlyList<ValidationFinding> Findings { get; init; } = [];

    /// <summary>Whether it was applied, and how many findings; no content of the record.</summary>
    public override string ToString() => FormattableString.Invariant($"{(IsApplied ? "applied" : "refused")}, {Findings.Count} findings");
}

/// <summary>The JSON Merge Patch (RFC 7396) that leads from one record to another.</summary>
internal static class MergePatch
{
    internal const string MediaType = "application/merge-patch+json";

    /// <summary>The patch as UTF-8; <c>{}</c> when both are the same.</summary>
    internal static ReadOnlyMemory<byte> Between(JsonElement before, JsonElement after)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Write(before, after, writer);
        }

        return output.WrittenMemory;
    }

    private static void Write(JsonElement before, JsonElement after, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var member in after.EnumerateObject())
        {
            if (!before.TryGetProperty(member.Name, out var old))
            {
                writer.WritePropertyName(member.Name);
                member.Value.WriteTo(writer);
            }
            else if (!JsonElement.DeepEquals(old, member.Value))
            {
                writer.WritePropertyName(member.Name);
                if (old.ValueKind == JsonValueKind.Object && member.Value.ValueKind == JsonValueKind.Object)
                {
                    Write(old, member.Value, writer);
                }
                else
                {
                    member.Value.WriteTo(writer);
                }
            }
        }

        foreach (var member in before.EnumerateObject())
        {
            if (!after.TryGetProperty(member.Name, out _))
            {
                writer.WriteNull(member.Name);
            }
        }

        writer.WriteEndObject();
    }
}
