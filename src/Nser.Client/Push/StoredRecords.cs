using System.Net;
using System.Text.Json;
using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Standards;
using Nser.Standards.Records;

namespace Nser.Client.Push;

/// <summary>Single records of one library: reads them back, compares them and writes them.</summary>
internal sealed class StoredRecords(INserTransport transport, string library)
{
    /// <summary>Asks for a record; 404 comes back as an answer, whatever it is about.</summary>
    internal Task<NserAnswer> AskAsync(string recordId, NserApiVersion version, CancellationToken cancellationToken) => transport.SendAsync(
        new NserCall(NserOperation.ReadRecord, version)
        {
            Send = (api, call, stop) => api.ReadRecordAsync(version, library, RecordIds.Checked(recordId), call, stop),
            Accepts = [HttpStatusCode.NotFound],
        },
        cancellationToken);

    /// <summary>Asks for a record; 404 means that the registry holds none.</summary>
    /// <exception cref="NserVersionRetiredException">The version is gone.</exception>
    /// <exception cref="NserRejectedException">A 404 that does not say that the record is unknown.</exception>
    internal async Task<NserAnswer> ReadAsync(string recordId, NserApiVersion version, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(recordId, version, cancellationToken).ConfigureAwait(false);
        return (answer.Status, answer.Problem?.Name) switch
        {
            (not HttpStatusCode.NotFound, _) or (_, ProblemNames.UnknownResource) => answer,
            (_, ProblemNames.VersionUnknown) => throw new NserVersionRetiredException("The record cannot be read: the server does not serve the version any more, or not yet.")
            {
                Operation = NserOperation.ReadRecord,
                RequestId = answer.RequestId,
                Status = (int)answer.Status,
                Problem = answer.Problem,
            },
            _ => throw new NserRejectedException("The answer 404 does not say that the record is unknown: a wrong route, or a gateway in between.")
            {
                Operation = NserOperation.ReadRecord,
                RequestId = answer.RequestId,
                Status = (int)answer.Status,
                Problem = answer.Problem,
            },
        };
    }

    /// <summary>Replaces or patches a record; 422 comes back as an answer.</summary>
    /// <remarks>A merge patch and a replacement end in the same record however often they are applied.</remarks>
    internal Task<NserAnswer> WriteAsync(
        NserOperation operation, NserApiVersion version, string recordId, ReadOnlyMemory<byte> body, string mediaType, int maxAttempts, CancellationToken cancellationToken) => transport.SendAsync(
        new NserCall(operation, version)
        {
            Send = operation == NserOperation.PatchRecord
                ? (api, call, stop) => api.PatchRecordAsync(version, library, RecordIds.Checked(recordId), new CallContent(body, mediaType), call, stop)
                : (api, call, stop) => api.ReplaceRecordAsync(version, library, RecordIds.Checked(recordId), new CallContent(body, mediaType), call, stop),
            RepeatIsSafe = true,
            MaxAttempts = maxAttempts,
            Records = 1,
            Accepts = [HttpStatusCode.UnprocessableEntity],
        },
        cancellationToken);

    /// <summary>What the server objects to in a record that it did not take.</summary>
    internal static IEnumerable<ValidationFinding> Objections(NserAnswer answer) => answer.Problem?.Errors.Select(static error => error.ToFinding()) ?? [PushFindings.Refused()];

    /// <summary>Whether the stored record says all that was sent; a server may add members of its own.</summary>
    /// <exception cref="NserTransportException">The answer is no JSON.</exception>
    internal static bool Says(NserAnswer answer, ReadOnlyMemory<byte> sent)
    {
        using var left = JsonDocument.Parse(sent);
        using var right = Parse(answer);
        return right.RootElement.ValueKind == JsonValueKind.Object && left.RootElement.EnumerateObject().All(member =>
            right.RootElement.TryGetProperty(member.Name, out var value) && JsonElement.DeepEquals(member.Value, value));
    }

    private static JsonDocument Parse(NserAnswer answer)
    {
        try
        {
            return JsonDocument.Parse(answer.Body);
        }
        catch (JsonException)
        {
            throw new NserTransportException("The server's record is not the JSON that the contract promises.")
            {
                Operation = NserOperation.ReadRecord,
                RequestId = answer.RequestId,
                Status = (int)answer.Status,
            };
        }
    }
}
