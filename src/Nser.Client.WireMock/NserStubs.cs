using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Nser.Client.Api;
using Nser.Client.Sandbox;
using WireMock;
using WireMock.Server;
using WireMock.Types;
using WireMock.Util;

namespace Nser.Client.WireMock;

/// <summary>Stubs that name operations of the Cognitive API, in front of a sandbox. Created by <see cref="NserWireMock.GivenNser"/>.</summary>
/// <remarks>
/// Each call meets at most one planned stub. Stubs for a number of calls (<c>times</c>) come first, in the order in which they were planned;
/// then an answer that <see cref="Answers"/> gives to all calls; then the test's own WireMock stubs; then the sandbox. A call counts in both
/// versions and for all three libraries of its operation. The number of calls is exact, also when calls run in parallel. All members can be used from several threads.
/// <para>Answers carry the environment's header and the request id, as the sandbox's do, and no lifecycle headers.</para>
/// </remarks>
/// <example><code>
/// var nser = server.GivenNser(sandbox)
///     .Fails(NserOperation.PushBatch, 503, retryAfter: TimeSpan.FromSeconds(1), times: 2)
///     .Answers(NserOperation.GetUsage, """{"from":"2026-02-01","to":"2026-02-28","rows":[]}""");
/// </code></example>
public sealed class NserStubs
{
    /// <summary>The usual problem of each status that the contract names.</summary>
    private static readonly Dictionary<int, string> UsualProblems = new()
    {
        [400] = ProblemNames.BadRequest,
        [401] = ProblemNames.Unauthenticated,
        [403] = ProblemNames.ForbiddenRole,
        [404] = ProblemNames.UnknownResource,
        [409] = ProblemNames.BatchConflict,
        [410] = ProblemNames.VersionRetired,
        [413] = ProblemNames.TooLarge,
        [415] = ProblemNames.UnsupportedMediaType,
        [422] = ProblemNames.NonStandardData,
        [429] = ProblemNames.Throttled,
        [503] = ProblemNames.Unavailable,
    };

    private readonly WireMockServer server;
    private readonly NserSandbox sandbox;
    private readonly CallPlan plan;

    internal NserStubs(WireMockServer server, NserSandbox sandbox, CallPlan plan) => (this.server, this.sandbox, this.plan) = (server, sandbox, plan);

    /// <summary>The number of planned calls that did not come yet. A test asserts 0 to prove that its stubs were met. Answers to all calls do not count.</summary>
    public int Pending => plan.Pending;

    private ContractProfile Profile => sandbox.Options.Profile;

    /// <summary>Answers the next calls with an error; they do not reach the sandbox.</summary>
    /// <param name="operation">The operation that fails.</param>
    /// <param name="status">The HTTP status, 400 to 599.</param>
    /// <param name="retryAfter">Sent as <c>Retry-After</c>, rounded up to whole seconds; at least zero. Default none.</param>
    /// <param name="times">The number of calls that fail, at least 1. Default 1.</param>
    /// <param name="problem">
    /// The problem by its name in <see cref="ProblemNames"/>. Default the usual one of the status, for example <see cref="ProblemNames.Unavailable"/> of 503;
    /// <c>about:blank</c> (RFC 9457) where the contract has none, for example 502.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    /// <exception cref="ArgumentException">The contract has no such problem, or the sandbox does not serve the operation.</exception>
    public NserStubs Fails(NserOperation operation, int status, TimeSpan? retryAfter = null, int times = 1, string? problem = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 400);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
        ArgumentOutOfRangeException.ThrowIfLessThan(retryAfter ?? TimeSpan.Zero, TimeSpan.Zero, nameof(retryAfter));
        if (problem is not null && !Profile.Problems.Contains(problem))
        {
            throw new ArgumentException($"The contract has no such problem; no call was planned. Use a name of {nameof(ProblemNames)}.", nameof(problem));
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (retryAfter is { } wait)
        {
            headers["Retry-After"] = ((long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        if (status == 401)
        {
            headers["WWW-Authenticate"] = "Bearer";
        }

        var body = Problem(status, problem ?? UsualProblems.GetValueOrDefault(status));
        return Next(operation, new PlannedStep { Answer = request => Message(request, status, "application/problem+json", body, headers) }, times);
    }

    /// <summary>Answers calls with a body of your own; they do not reach the sandbox.</summary>
    /// <param name="operation">The operation that answers.</param>
    /// <param name="body">The body, for example JSON as the OpenAPI documents show it.</param>
    /// <param name="status">The HTTP status, 200 to 599. Default 200.</param>
    /// <param name="mediaType">The media type of the body. Default <c>application/json</c>; exports are <c>application/x-ndjson</c>, report data <c>text/csv</c>.</param>
    /// <param name="times">The number of calls that get this answer, at least 1. Default all calls for which nothing else is planned, until the next such answer or <see cref="Reset"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    /// <exception cref="ArgumentException">The body is not JSON although its media type says so, or the sandbox does not serve the operation.</exception>
    public NserStubs Answers(NserOperation operation, [StringSyntax(StringSyntaxAttribute.Json)] string body, int status = 200, string mediaType = "application/json", int? times = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentException.ThrowIfNullOrWhiteSpace(mediaType);
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 200);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
        if (mediaType.EndsWith("json", StringComparison.OrdinalIgnoreCase) && !mediaType.EndsWith("ndjson", StringComparison.OrdinalIgnoreCase))
        {
            CheckJson(body);
        }

        var bytes = Encoding.UTF8.GetBytes(body);
        var step = new PlannedStep { Answer = request => Message(request, status, mediaType, bytes, []) };
        if (times is { } number)
        {
            return Next(operation, step, number);
        }

        plan.Always(Served(operation), step);
        return this;
    }

    /// <summary>Delays the next calls; then they are answered as if nothing was planned for them, by an answer to all calls or by the sandbox.</summary>
    /// <param name="operation">The operation that is slow.</param>
    /// <param name="delay">The delay on <see cref="NserSandbox.Clock"/>, more than zero and at most 24 days: it ends early when a test advances the clock. A call that its client gives up meanwhile does not reach the sandbox.</param>
    /// <param name="times">The number of calls that are slow, at least 1. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    /// <exception cref="ArgumentException">The sandbox does not serve the operation.</exception>
    public NserStubs IsSlow(NserOperation operation, TimeSpan delay, int times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(delay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(delay, TimeSpan.FromDays(24));
        return Next(operation, new PlannedStep { Delay = delay }, times);
    }

    /// <summary>Cuts the connection of the next calls without an answer; they do not reach the sandbox.</summary>
    /// <remarks>For a call that is applied and whose answer is lost, plan the sandbox's <c>Faults.DropAnswerAfterApplying</c>: it arrives as a cut connection too.</remarks>
    /// <param name="operation">The operation that breaks.</param>
    /// <param name="times">The number of calls that break, at least 1. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is less than 1.</exception>
    /// <exception cref="ArgumentException">The sandbox does not serve the operation.</exception>
    public NserStubs Breaks(NserOperation operation, int times = 1) => Next(operation, new PlannedStep { Cuts = true }, times);

    /// <summary>The number of requests for an operation, whoever answered them. A request counts before it is answered.</summary>
    public int Calls(NserOperation operation) => plan.Calls(operation);

    /// <summary>Forgets all planned stubs and sets the counts of <see cref="Calls"/> to 0. The sandbox stays, and so do the test's own WireMock stubs and the journal.</summary>
    public void Reset() => plan.Clear();

    /// <summary>Options with which a client reaches the sandbox through the WireMock server: those of <see cref="NserSandbox.CreateOptions()"/> with the server's first address.</summary>
    /// <remarks>For a WireMock server with HTTPS, add its authority to <c>Tls.TrustedRoots</c>.</remarks>
    public NserClientOptions CreateOptions()
    {
        var options = sandbox.CreateOptions();
        options.BaseAddress = new Uri(server.Urls[0]);
        return options;
    }

    /// <summary>A client that is ready to use, made from <see cref="CreateOptions"/>. Dispose of it before the server.</summary>
    public NserClient CreateClient() => new(CreateOptions());

    private NserStubs Next(NserOperation operation, PlannedStep step, int times)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        plan.Next(Served(operation), step, times);
        return this;
    }

    private NserOperation Served(NserOperation operation) =>
        plan.Serves(operation) ? operation : throw new ArgumentException($"The sandbox does not serve {operation}; no call was planned. NserSandbox.Routes lists what it serves.", nameof(operation));

    private byte[] Problem(int status, string? name)
    {
        var members = Profile.Members;
        return JsonSerializer.SerializeToUtf8Bytes(new JsonObject
        {
            [members["type"]] = name is null ? "about:blank" : Profile.Problems[name],
            [members["title"]] = name?.Replace('-', ' ') ?? "failed",
            [members["status"]] = status,
            [members["detail"]] = "A stub of a test answers instead of the registry.",
        });
    }

    private ResponseMessage Message(IRequestMessage request, int status, string mediaType, byte[] body, Dictionary<string, string> headers)
    {
        var all = headers.ToDictionary(header => header.Key, header => new WireMockList<string>(header.Value), StringComparer.OrdinalIgnoreCase);
        all["Content-Type"] = new(mediaType);
        if (Profile.Environment.Header is { } environment)
        {
            all[environment] = new(Profile.Environment.Value(sandbox.Options.Environment));
        }

        var requestId = Profile.Headers["X-Request-Id"];
        if (request.Headers?.FirstOrDefault(header => header.Key.Equals(requestId, StringComparison.OrdinalIgnoreCase)).Value is { } id)
        {
            all[requestId] = id;
        }

        return new ResponseMessage { StatusCode = status, Headers = all, BodyData = new BodyData { DetectedBodyType = BodyType.Bytes, BodyAsBytes = body } };
    }

    private static void CheckJson(string body)
    {
        try
        {
            JsonDocument.Parse(body).Dispose();
        }
        catch (JsonException error)
        {
            throw new ArgumentException(
                $"The body is not JSON (line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}); no call was planned. Correct it, or give the media type that it has.", nameof(body));
        }
    }
}
