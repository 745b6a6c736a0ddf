using System.Globalization;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Nser.Client.Api;

namespace Nser.Client.Sandbox.Http;

/// <summary>Writes answers with the profile's names.</summary>
internal sealed class ReplyWriter(ContractProfile profile)
{
    /// <summary>The statuses of the contract's problems; of several with one status the first is the usual one.</summary>
    private static readonly (string Problem, int Status)[] Statuses =
    [
        (ProblemNames.BadRequest, 400),
        (ProblemNames.Unauthenticated, 401), (ProblemNames.TokenExpired, 401), (ProblemNames.AccountLocked, 401),
        (ProblemNames.ForbiddenRole, 403), (ProblemNames.Classification, 403),
        (ProblemNames.UnknownResource, 404), (ProblemNames.VersionUnknown, 404),
        (ProblemNames.BatchConflict, 409), (ProblemNames.RecordConflict, 409),
        (ProblemNames.VersionRetired, 410), (ProblemNames.MethodRetired, 410),
        (ProblemNames.TooLarge, 413),
        (ProblemNames.UnsupportedMediaType, 415),
        (ProblemNames.NonStandardData, 422),
        (ProblemNames.Throttled, 429), (ProblemNames.RowLimit, 429),
        (ProblemNames.Unavailable, 503),
    ];

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>For rows, which are written by the million: the writer of the sandbox makes no mistakes that need to be looked for.</summary>
    internal static JsonWriterOptions Fast { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    internal ContractProfile Profile => profile;

    /// <summary>What the profile calls a member.</summary>
    internal string Name(string canonical) => profile.Members[canonical];

    /// <summary>A problem (RFC 9457) by its short name.</summary>
    internal Reply Problem(string name, string detail, IEnumerable<JsonNode>? errors = null, int? status = null)
    {
        status ??= Statuses.First(known => known.Problem == name).Status;
        var body = new JsonObject
        {
            [Name("type")] = profile.Problems[name],
            [Name("title")] = name.Replace('-', ' '),
            [Name("status")] = status,
            [Name("detail")] = detail,
            [Name("traceId")] = Guid.NewGuid().ToString("N"),
        };
        if (errors is not null)
        {
            body[Name("errors")] = new JsonArray([.. errors]);
        }

        var reply = Reply.Json(status.Value, body, "application/problem+json") with { Problem = name };
        return status == 401 ? reply.With("WWW-Authenticate", "Bearer") : reply;
    }

    /// <summary>The usual problem of a status; a plain text where the contract has none.</summary>
    internal Reply Problem(int status, string detail) => Statuses.FirstOrDefault(known => known.Status == status).Problem is { } name
        ? Problem(name, detail)
        : new Reply(status) { MediaType = "text/plain", Body = "The server has failed."u8.ToArray() };

    /// <summary>An objection as a member of <c>errors[]</c>.</summary>
    /// <param name="objection">The objection.</param>
    /// <param name="place">What comes before it, for example which record it is about.</param>
    internal JsonObject Error(Objection objection, JsonObject? place = null)
    {
        var error = place ?? [];
        error[Name("pointer")] = objection.Pointer;
        error[Name("code")] = objection.Code;
        error[Name("severity")] = "error";
        error[Name("message")] = objection.Message;
        return error;
    }

    /// <summary>The first answer to a request once more, marked as such.</summary>
    internal Reply Again(Reply first) => first.With(profile.Headers["Idempotent-Replay"], "true") with { IsReplay = true };

    /// <summary>An instant as the contract writes it: ISO 8601 in UTC.</summary>
    internal static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A day as the contract writes it.</summary>
    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A SHA-256 as a value of <c>Content-Digest</c> and <c>Repr-Digest</c> (RFC 9530).</summary>
    internal static string Digest(byte[] sha256) => $"sha-256=:{Convert.ToBase64String(sha256)}:";

    /// <summary>What is written, as gzip.</summary>
    internal static byte[] Gzip(Action<Stream> write)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            write(gzip);
        }

        return packed.ToArray();
    }

    internal static byte[] Bytes(JsonNode node) => JsonSerializer.SerializeToUtf8Bytes(node, Readable);
}
