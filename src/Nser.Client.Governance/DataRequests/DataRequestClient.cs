using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Standards;
using Nser.Standards.Records;

namespace Nser.Client.Governance.DataRequests;

/// <summary>Requests for data: the form of Section C is submitted and followed through its states.</summary>
/// <remarks>Source: data sharing protocols 3.0, sections 8.2.5 and 10.1, Section C.</remarks>
public sealed class DataRequestClient
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly NserClient client;
    private readonly NserClientContext context;
    private readonly Lazy<ICognitiveApi> api;
    private readonly Lazy<DataRequestWireReader> reader;

    internal DataRequestClient(NserClient client)
    {
        (this.client, context) = (client, client.Context);
        api = new(client.CreateApi<ICognitiveApi>);
        reader = new(() => new(context.Contract.Members));
    }

    /// <summary>Submits a form that keeps its rules; the same form is one request, however often it is submitted.</summary>
    /// <param name="form">The form.</param>
    /// <param name="submit">The key of the submission; <see langword="null"/> for one made of the form's content.</param>
    /// <param name="cancellationToken">Stops the call; the server may have the form by then.</param>
    /// <returns>The request, or what is wrong with the form; then nothing was sent, or the server refused it.</returns>
    /// <exception cref="NserException">The call failed; submitting the same form again is safe.</exception>
    public async Task<DataRequestSubmission> SubmitAsync(DataRequestForm form, DataRequestSubmitOptions? submit = null, CancellationToken cancellationToken = default)
    {
        var findings = DataRequestRules.Check(form, context.Validation);
        if (findings.Any(finding => finding.Severity == FindingSeverity.Error))
        {
            return new() { IsSubmitted = false, Findings = findings };
        }

        var body = form.ToJson();
        var key = submit?.IdempotencyKey ?? SubmissionKey.Of(body);
        var (response, version) = await AskAsync(version => SubmitAsync(version, body, key, cancellationToken), cancellationToken).ConfigureAwait(false);
        using var answer = response;
        if (answer.StatusCode == HttpStatusCode.UnprocessableEntity)
        {
            return new() { IsSubmitted = false, Findings = [.. findings, .. Objections(NserAnswerInfo.Of(answer).Problem)] };
        }

        var request = await ReadAsync(answer, NserOperation.SubmitDataRequest, version, cancellationToken).ConfigureAwait(false);
        CheckLink(answer, version, request);
        return new()
        {
            IsSubmitted = true,
            Request = request,
            WasKnown = answer.Headers.TryGetValues(context.Contract.Headers["Idempotent-Replay"], out var replay) && replay.Contains("true", StringComparer.OrdinalIgnoreCase),
            Findings = findings,
        };
    }

    /// <summary>Asks where a request stands.</summary>
    /// <param name="id">The id that the submission gave.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="ArgumentException">It is no id.</exception>
    /// <exception cref="NserRejectedException">The server knows no such request of this organisation.</exception>
    /// <exception cref="NserException">The call failed.</exception>
    public async Task<DataRequest> GetAsync(string id, CancellationToken cancellationToken = default)
    {
        RecordIds.Checked(id);
        var (response, version) = await AskAsync(version => api.Value.GetDataRequestAsync(version, id, new() { RepeatIsSafe = true }, cancellationToken), cancellationToken).ConfigureAwait(false);
        using var answer = response;
        var request = await ReadAsync(answer, NserOperation.GetDataRequest, version, cancellationToken).ConfigureAwait(false);
        return request.Id == id ? request : throw Unusable(answer, NserOperation.GetDataRequest, "The server answered with another data request than the one asked for.");
    }

    /// <summary>Follows a request until it ends: the steps so far, then each new one when it is seen.</summary>
    /// <param name="id">The id that the submission gave.</param>
    /// <param name="follow">How often to look, and how many failures to bear; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Stops following.</param>
    /// <returns>Each step once, oldest first; the last one is <see cref="DataRequestState.Provisioned"/> or <see cref="DataRequestState.Rejected"/>.</returns>
    /// <exception cref="ArgumentException">It is no id, or an option is out of its range.</exception>
    /// <exception cref="NserException">A look failed, and waiting does not help or did not.</exception>
    public IAsyncEnumerable<DataRequestStep> FollowAsync(string id, DataRequestFollowOptions? follow = null, CancellationToken cancellationToken = default)
    {
        RecordIds.Checked(id);
        return new DataRequestFollowing(stop => GetAsync(id, stop), (follow ?? new()).Checked(), context.TimeProvider).StepsAsync(cancellationToken);
    }

    private async Task<HttpResponseMessage> SubmitAsync(NserApiVersion version, byte[] body, Guid key, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = Json;
        var call = new NserCallOptions
        {
            RepeatIsSafe = context.Contract.SafeRepeats[version] == SafeRepeat.IdempotencyKey,
            Accepts = [HttpStatusCode.UnprocessableEntity],
        };
        return await api.Value.SubmitDataRequestAsync(version, content, key.ToString("D"), call, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Calls in the negotiated version, and once more in another version when the server has retired it.</summary>
    private async Task<(HttpResponseMessage Answer, NserApiVersion Version)> AskAsync(Func<NserApiVersion, Task<HttpResponseMessage>> ask, CancellationToken cancellationToken)
    {
        var version = await client.Versions.CurrentAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return (await ask(version).ConfigureAwait(false), version);
        }
        catch (NserVersionRetiredException refused) when (!refused.OutcomeUnknown)
        {
            var next = await client.Versions.CurrentAsync(cancellationToken).ConfigureAwait(false);
            if (next == version)
            {
                throw;
            }

            return (await ask(next).ConfigureAwait(false), next);
        }
    }

    private async Task<DataRequest> ReadAsync(HttpResponseMessage answer, NserOperation operation, NserApiVersion version, CancellationToken cancellationToken)
    {
        var body = await answer.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return reader.Value.Read(body);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            // The parser's message could repeat what was read, so it is not passed on.
            var submits = operation == NserOperation.SubmitDataRequest;
            throw Unusable(answer, operation, $"{operation} (V{version}) failed: the answer is not what the contract promises.{(submits ? " The server may have carried it out." : "")}", submits);
        }
    }

    private static NserTransportException Unusable(HttpResponseMessage answer, NserOperation operation, string message, bool outcomeUnknown = false) =>
        new(message) { Operation = operation, RequestId = NserAnswerInfo.Of(answer).RequestId, Status = (int)answer.StatusCode, OutcomeUnknown = outcomeUnknown };

    /// <summary>The request is followed by its id; a link that leads elsewhere says that something is wrong with the server, and is never followed.</summary>
    private void CheckLink(HttpResponseMessage answer, NserApiVersion version, DataRequest request)
    {
        var route = context.Contract.Route(NserOperation.GetDataRequest, version).Path(new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = request.Id });
        if (answer.Headers.NonValidated.TryGetValues("Location", out var links) && (links.Count > 1 || !ServerLink.LeadsTo(context.BaseAddress, links.ToString(), route)))
        {
            throw Unusable(answer, NserOperation.SubmitDataRequest, $"The server took the form as {request.Id}, but its link (Location) leads elsewhere than to that request on this server. Nothing was sent there. Check with BISP before following the request by its id.");
        }
    }

    private static IEnumerable<ValidationFinding> Objections(NserProblem? problem) => problem is { Errors.Count: > 0 }
        ? problem.Errors.Select(error => error.ToFinding())
        : [new(ValidationCodes.ServerRefused, FindingSeverity.Error, "", "The server refused the form without saying which item is wrong. Ask BISP with the request id.")];
}

/// <summary>How a form is submitted.</summary>
public sealed record DataRequestSubmitOptions
{
    /// <summary>
    /// The key under which the server knows the submission: the same key makes the same request, however often it is sent.
    /// Default <see langword="null"/>: a key made of the form's content, so that the same form is one request also after a restart of the program.
    /// </summary>
    public Guid? IdempotencyKey { get; init; }
}

/// <summary>What became of a submission.</summary>
public sealed record DataRequestSubmission
{
    /// <summary>Whether the server has the form.</summary>
    public required bool IsSubmitted { get; init; }

    /// <summary>The request as the server holds it; <see langword="null"/> when it was not submitted.</summary>
    public DataRequest? Request { get; init; }

    /// <summary>Whether the server had this very submission before and answered with it again.</summary>
    public bool WasKnown { get; init; }

    /// <summary>What was found in the form, here or by the server. Default empty.</summary>
    public IReadOnlyList<ValidationFinding> Findings { get; init; } = [];

    /// <summary>Whether it was submitted, and how many findings; nothing of the form.</summary>
    public override string ToString() => FormattableString.Invariant($"{(IsSubmitted ? "submitted" : "not submitted")}, {Findings.Count} findings");
}

/// <summary>The key of a submission, made of the form's bytes: a UUID of version 8 (RFC 9562).</summary>
internal static class SubmissionKey
{
    internal static Guid Of(ReadOnlySpan<byte> form)
    {
        var bytes = SHA256.HashData(form).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}

/// <summary>Adds data requests to <see cref="NserClient"/>.</summary>
public static class DataRequestExtensions
{
    extension(NserClient client)
    {
        /// <summary>Submits data requests by the form of Section C, and follows them.</summary>
        /// <example><code>
        /// var submission = await client.DataRequests.SubmitAsync(form);
        /// </code></example>
        public DataRequestClient DataRequests
        {
            get
            {
                ArgumentNullException.ThrowIfNull(client);
                return new(client);
            }
        }
    }
}
