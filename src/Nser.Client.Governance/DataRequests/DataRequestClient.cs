using System.Net;
using System.Security.Cryptography;
using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Client.Push;
using Nser.Client.Queries;
using Nser.Standards;
using Nser.Standards.Records;

namespace Nser.Client.Governance.DataRequests;

/// <summary>Requests for data: the form of Section C is submitted and followed through its states.</summary>
/// <remarks>Source: data sharing protocols 3.0, sections 8.2.5 and 10.1, Section C.</remarks>
public sealed class DataRequestClient
{
    private readonly QueryClient calls;
    private readonly NserClientOptions options;

    internal DataRequestClient(QueryClient calls, NserClientOptions options)
    {
        this.calls = calls;
        this.options = options;
    }

    /// <summary>Submits a form that keeps its rules; the same form is one request, however often it is submitted.</summary>
    /// <param name="form">The form.</param>
    /// <param name="submit">The key of the submission; <see langword="null"/> for one made of the form's content.</param>
    /// <param name="cancellationToken">Stops the call; the server may have the form by then.</param>
    /// <returns>The request, or what is wrong with the form; then nothing was sent, or the server refused it.</returns>
    /// <exception cref="NserException">The call failed; submitting the same form again is safe.</exception>
    public async Task<DataRequestSubmission> SubmitAsync(DataRequestForm form, DataRequestSubmitOptions? submit = null, CancellationToken cancellationToken = default)
    {
        var findings = DataRequestRules.Check(form, options.Validation with { TimeProvider = options.TimeProvider });
        if (findings.Any(finding => finding.Severity == FindingSeverity.Error))
        {
            return new() { IsSubmitted = false, Findings = findings };
        }

        var body = form.ToJson();
        var key = submit?.IdempotencyKey ?? SubmissionKey.Of(body);
        var answer = await calls.SendAsync(version => Submission(version, body, key), Decode, cancellationToken).ConfigureAwait(false);
        if (answer.Status == HttpStatusCode.UnprocessableEntity)
        {
            return new() { IsSubmitted = false, Findings = [.. findings, .. Objections(answer.Problem)] };
        }

        CheckLink(answer);
        return new()
        {
            IsSubmitted = true,
            Request = answer.Body,
            WasKnown = answer.Headers.TryGetValues(calls.Profile.Headers["Idempotent-Replay"], out var replay) && replay.Contains("true", StringComparer.OrdinalIgnoreCase),
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
        var answer = await calls.SendAsync(version => new NserCall(NserOperation.GetDataRequest, version) { Send = (api, call, stop) => api.GetDataRequestAsync(version, id, call, stop) }, Decode, cancellationToken).ConfigureAwait(false);
        return answer.Body.Id == id ? answer.Body : throw answer.Unusable("The server answered with another data request than the one asked for.");
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
        return new DataRequestFollowing(stop => GetAsync(id, stop), (follow ?? new()).Checked(), options.TimeProvider).StepsAsync(cancellationToken);
    }

    private DataRequest Decode(ReadOnlyMemory<byte> body) => calls.Json(DataRequestWireJson.Default).Decode<DataRequestWire>(body).ToModel();

    private NserCall Submission(NserApiVersion version, ReadOnlyMemory<byte> body, Guid key) => new(NserOperation.SubmitDataRequest, version)
    {
        Send = (api, call, stop) => api.SubmitDataRequestAsync(version, new CallContent(body), key.ToString("D"), call, stop),
        RepeatIsSafe = calls.Profile.SafeRepeats[version] == SafeRepeat.IdempotencyKey,
        Accepts = [HttpStatusCode.UnprocessableEntity],
    };

    /// <summary>The request is followed by its id; a link that leads elsewhere says that something is wrong with the server, and is never followed.</summary>
    private void CheckLink(QueryAnswer<DataRequest> answer)
    {
        var route = calls.Profile.Route(NserOperation.GetDataRequest, answer.Version).Path(new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = answer.Body.Id });
        if (answer.Headers.NonValidated.TryGetValues("Location", out var links) && (links.Count > 1 || !ServerLink.LeadsTo(options.BaseAddress!, links.ToString(), route)))
        {
            throw answer.Unusable($"The server took the form as {answer.Body.Id}, but its link (Location) leads elsewhere than to that request on this server. Nothing was sent there. Check with BISP before following the request by its id.");
        }
    }

    private static IEnumerable<ValidationFinding> Objections(NserProblem? problem) => problem is { Errors.Count: > 0 }
        ? problem.Errors.Select(PushFindings.FromServer)
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
                return new(client.Queries, client.Options);
            }
        }
    }
}
