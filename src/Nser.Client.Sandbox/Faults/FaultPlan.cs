using System.Globalization;
using Microsoft.AspNetCore.Http;
using Nser.Client.Api;
using Nser.Client.Sandbox.Accounts;
using Nser.Client.Sandbox.Http;
using Nser.Client.Sandbox.Registry;
using Nser.Client.Sandbox.Seeds;

namespace Nser.Client.Sandbox.Faults;

/// <summary>
/// The faults that the sandbox will commit. A request meets at most one: the first in the order of planning that is not spent, has the request
/// in its scope and is chosen by the seeded chance.
/// </summary>
/// <remarks>
/// Without <c>on</c>, faults around applying hit pushes and corrections, the others every call that carries a token;
/// login and versions list are hit only when they are named. <c>times</c> is how often a fault fires, <c>probability</c> (0 to 1) the share of requests it hits until then.
/// <see cref="InTehsil"/> and <see cref="After(int)"/> narrow that further.
/// </remarks>
public sealed partial class FaultPlan
{
    private readonly object gate;
    private readonly List<PlannedFault> faults;
    private readonly SeededChance chance;
    private readonly ReplyWriter write;
    private readonly TokenMint mint;
    private readonly TimeProvider clock;

    private readonly SandboxRegistry registry;
    private readonly string? tehsil;
    private readonly int after;

    internal FaultPlan(int seed, ReplyWriter write, TokenMint mint, SandboxRegistry registry, TimeProvider clock)
    {
        (gate, faults) = (new object(), []);
        chance = new SeededChance(seed);
        this.write = write;
        this.mint = mint;
        this.registry = registry;
        this.clock = clock;
    }

    private FaultPlan(FaultPlan whole, string? tehsil, int after)
    {
        (gate, faults, chance) = (whole.gate, whole.faults, whole.chance);
        (write, mint, registry, clock) = (whole.write, whole.mint, whole.registry, whole.clock);
        this.tehsil = tehsil;
        this.after = after;
    }

    /// <summary>How often faults fired, all together.</summary>
    public int Fired => Planned.Sum(fault => fault.Fired);

    /// <summary>The planned faults, also the spent ones.</summary>
    public IReadOnlyList<PlannedFault> Planned
    {
        get
        {
            lock (gate)
            {
                return [.. faults];
            }
        }
    }

    /// <summary>Forgets every fault.</summary>
    public void Clear()
    {
        lock (gate)
        {
            faults.Clear();
        }
    }

    /// <summary>The same plan; what is planned through this hits only requests for the bulk data of one tehsil (V1.0 pages, V2.0 export).</summary>
    /// <example><code>sandbox.Faults.InTehsil("PK61702").Answer(500, times: int.MaxValue);</code></example>
    /// <param name="tehsilCode">A tehsil of the geo library, for example PK61702.</param>
    /// <exception cref="ArgumentException">The geo library has no such tehsil.</exception>
    public FaultPlan InTehsil(string tehsilCode) => AdminUnits.ByCode.TryGetValue(tehsilCode, out var unit) && unit.Level == "tehsil"
        ? new(this, tehsilCode, after)
        : throw new ArgumentException("The geo library has no such tehsil; a code is for example PK61702.", nameof(tehsilCode));

    /// <summary>The same plan; what is planned through this lets the first requests pass that it could have hit.</summary>
    /// <param name="requests">How many, 0 or more.</param>
    public FaultPlan After(int requests)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(requests);
        return new(this, tehsil, requests);
    }

    /// <summary>Answers with a status instead of doing anything; 4xx and 5xx that the contract names become its problem.</summary>
    /// <param name="status">The HTTP status, 400 to 599.</param>
    /// <param name="retryAfter">Sent as <c>Retry-After</c>, rounded up to seconds; none by default.</param>
    /// <param name="asDate">Whether <c>Retry-After</c> is a date on the sandbox's clock as it stands now, instead of seconds.</param>
    /// <param name="times">How often it fires.</param>
    /// <param name="probability">The share of requests it hits.</param>
    /// <param name="on">The operation; see the remarks of the class.</param>
    public PlannedFault Answer(int status, TimeSpan? retryAfter = null, bool asDate = false, int times = 1, double probability = 1, NserOperation? on = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 400);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
        var reply = Problem(status);
        if (retryAfter is { } wait)
        {
            reply = reply.With("Retry-After", asDate ? (clock.GetUtcNow() + wait).ToString("R", CultureInfo.InvariantCulture) : Reply.Seconds(wait));
        }

        return Plan(new Answer(reply), times, probability, on);
    }

    /// <summary>Waits before the call is done, in real time; a client that leaves meanwhile does not stop it.</summary>
    public PlannedFault Delay(TimeSpan wait, int times = 1, double probability = 1, NserOperation? on = null) => Plan(new Delay(wait), times, probability, on);

    /// <summary>Cuts the connection before a change is applied.</summary>
    public PlannedFault ResetBeforeApplying(int times = 1, double probability = 1, NserOperation? on = null) => Plan(new ResetBeforeApplying(), times, probability, on);

    /// <summary>Applies a change and cuts the connection instead of answering. Answers that refuse are let through and do not count.</summary>
    public PlannedFault DropAnswerAfterApplying(int times = 1, double probability = 1, NserOperation? on = null) => Plan(new DropAnswerAfterApplying(), times, probability, on);

    /// <summary>Sends half of the answer's body. With <paramref name="silently"/> the length announced is that of the half, so that only the content shows it.</summary>
    public PlannedFault TruncateBody(bool silently = false, int times = 1, double probability = 1, NserOperation? on = null) => Plan(new TruncateBody(silently), times, probability, on);

    /// <summary>Sends the answer's body in <paramref name="pieces"/> pieces with a pause, in real time, before each.</summary>
    public PlannedFault SlowBody(TimeSpan pause, int pieces = 4, int times = 1, double probability = 1, NserOperation? on = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pieces, 1);
        return Plan(new SlowBody(pause, pieces), times, probability, on);
    }

    /// <summary>Does the call, then answers an HTML page as a captive proxy would, with <paramref name="status"/>.</summary>
    public PlannedFault GarbageBody(int status = 200, int times = 1, double probability = 1, NserOperation? on = null) => Plan(new GarbageBody(status), times, probability, on);

    /// <summary>The token of the request that is hit has expired: 401 <c>token-expired</c>.</summary>
    public PlannedFault ExpireToken(int times = 1, double probability = 1, NserOperation? on = null) => Plan(new ExpireToken(mint), times, probability, on);

    /// <summary>Every token issued so far is revoked when the request that is hit arrives: 401 <c>unauthenticated</c>.</summary>
    public PlannedFault RevokeTokens(int times = 1, double probability = 1, NserOperation? on = null) => Plan(new RevokeTokens(mint), times, probability, on);

    /// <summary>V2.0: a page after the first hands out the token that it was asked with, so that reading goes round for ever.</summary>
    public PlannedFault StuckCursor(int times = 1, double probability = 1, NserOperation? on = null) => Plan(new SpoiltPage(PageFault.StuckCursor), times, probability, on);

    /// <summary>A page after the first holds the rows of the page before it.</summary>
    public PlannedFault RepeatPage(int times = 1, double probability = 1, NserOperation? on = null) => Plan(new SpoiltPage(PageFault.RepeatPage), times, probability, on);

    /// <summary>V1.0: a page after the first says another total.</summary>
    public PlannedFault ChangeTotal(int times = 1, double probability = 1, NserOperation? on = null) => Plan(new SpoiltPage(PageFault.ChangeTotal), times, probability, on);

    /// <summary>The fault that strikes before the endpoint, if any.</summary>
    internal PlannedFault? BeforeEndpoint(NserOperation operation, HttpRequest request)
    {
        var about = TehsilOf(request);
        return First(fault => fault.Kind.StrikesBefore && fault.TryFire(operation, about));
    }

    /// <summary>The fault that strikes the answer, if any.</summary>
    internal PlannedFault? OnAnswer(NserOperation operation, HttpRequest request, Reply reply)
    {
        var about = TehsilOf(request);
        return First(fault => !fault.Kind.StrikesBefore && fault.Kind.Fits(reply) && fault.TryFire(operation, about));
    }

    /// <summary>The tehsil whose bulk data are asked for.</summary>
    private string? TehsilOf(HttpRequest request) => request.Query[write.Name("tehsil")] is [var code] ? code : null;

    private void Revise(HttpRequest request)
    {
        // A request for a tehsil without households is answered, but has nothing to revise.
        if (TehsilOf(request) is { } code && registry.Tehsils.Any(known => known.Code == code))
        {
            registry.Revise(code);
        }
    }

    private PlannedFault? First(Predicate<PlannedFault> fires)
    {
        lock (gate)
        {
            return faults.Find(fires);
        }
    }

    private PlannedFault Plan(FaultKind kind, int times, double probability, NserOperation? on)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(probability);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(probability, 1);
        lock (gate)
        {
            var fault = new PlannedFault(kind, new FaultScope(on, tehsil, after, times, probability), chance);
            faults.Add(fault);
            return fault;
        }
    }

    private Reply Problem(int status)
    {
        var name = status switch
        {
            400 => ProblemNames.BadRequest,
            401 => ProblemNames.Unauthenticated,
            403 => ProblemNames.ForbiddenRole,
            404 => ProblemNames.UnknownResource,
            409 => ProblemNames.BatchConflict,
            410 => ProblemNames.VersionRetired,
            413 => ProblemNames.TooLarge,
            415 => ProblemNames.UnsupportedMediaType,
            422 => ProblemNames.NonStandardData,
            429 => ProblemNames.Throttled,
            503 => ProblemNames.Unavailable,
            _ => null,
        };
        return name is null ? new Reply(status) { MediaType = "text/plain", Body = "The server has failed."u8.ToArray() } : write.Problem(name, "A planned fault.");
    }
}
