using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Nser.Client.Api;

namespace Nser.Client.Sandbox.Http;

/// <summary>Writes answers with the profile's names.</summary>
internal sealed class ReplyWriter(ContractProfile profile)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>For rows, which are written by the million: the writer of the sandbox makes no mistakes that need to be looked for.</summary>
    internal static JsonWriterOptions Fast { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    internal ContractProfile Profile => profile;

    /// <summary>What the profile calls a member.</summary>
    internal string Name(string canonical) => profile.Members[canonical];

    /// <summary>A problem (RFC 9457) by its short name.</summary>
    internal Reply Problem(string name, string detail, IEnumerable<JsonNode>? errors = null, int? status = null)
    {
        status ??= StatusOf(name);
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

    /// <summary>An instant as the contract writes it: ISO 8601 in UTC.</summary>
    internal static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    internal static byte[] Bytes(JsonNode node) => JsonSerializer.SerializeToUtf8Bytes(node, Readable);

    private static int StatusOf(string problem) => problem switch
    {
        ProblemNames.BadRequest => 400,
        ProblemNames.Unauthenticated or ProblemNames.TokenExpired or ProblemNames.AccountLocked => 401,
        ProblemNames.ForbiddenRole or ProblemNames.Classification => 403,
        ProblemNames.UnknownResource or ProblemNames.VersionUnknown => 404,
        ProblemNames.BatchConflict or ProblemNames.RecordConflict => 409,
        ProblemNames.VersionRetired or ProblemNames.MethodRetired => 410,
        ProblemNames.TooLarge => 413,
        ProblemNames.UnsupportedMediaType => 415,
        ProblemNames.NonStandardData => 422,
        ProblemNames.RowLimit or ProblemNames.Throttled => 429,
        ProblemNames.Unavailable => 503,
        _ => throw new ArgumentOutOfRangeException(nameof(problem), problem, "The contract has no such problem."),
    };
}
