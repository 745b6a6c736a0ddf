using System.Runtime.CompilerServices;
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
    private readonly object gate = new();
    private readonly List<PlannedFault> faults = [];
    private readonly SeededChance chance;
    private readonly ReplyWriter write;
    private readonly TokenMint mint;
    private readonly TimeProvider clock;
    private readonly SandboxRegistry registry;
    private string? tehsil;
    private int after;

    internal FaultPlan(int seed, ReplyWriter write, TokenMint mint, SandboxRegistry registry, TimeProvider clock)
    {
        chance = new SeededChance(seed);
        (this.write, this.mint, this.registry, this.clock) = (write, mint, registry, clock);
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
    public FaultPlan InTehsil(string tehsilCode) => AdminUnits.IsTehsil(tehsilCode)
        ? Narrowed(tehsilCode, after)
        : throw new ArgumentException("The geo library has no such tehsil; a code is for example PK61702.", nameof(tehsilCode));

    /// <summary>The same plan; what is planned through this lets the first requests pass that it could have hit.</summary>
    /// <param name="requests">How many, 0 or more.</param>
    public FaultPlan After(int requests)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(requests);
        return Narrowed(tehsil, requests);
    }

    /// <summary>The names of faults that <see cref="Plan(string)"/> takes, sorted; <c>400 to 599</c> stands for any status.</summary>
    public static IReadOnlyList<string> Words => FaultWord.All;

    /// <summary>Plans a fault by its name on the command line, for as long as the sandbox runs.</summary>
    /// <example><code>sandbox.Faults.Plan("cut@PK61702=0.1");</code></example>
    /// <param name="fault"><c>word[@tehsil][=probability]</c> with a word of <see cref="Words"/> or a status, for example <c>drop-answer</c>, <c>503=0.1</c> or <c>cut@PK61702</c>.</param>
    /// <exception cref="ArgumentException">There is no such word or tehsil, or the probability is not above 0 and at most 1.</exception>
    public PlannedFault Plan(string fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return FaultWord.Plan(this, fault);
    }

    /// <summary>The fault that strikes before the endpoint, if any.</summary>
    internal PlannedFault? BeforeEndpoint(NserOperation operation, HttpRequest request)
    {
        var about = TehsilOf(request);
        return First(fault => fault.Kind.Before is not null && fault.TryFire(operation, about));
    }

    /// <summary>The fault that strikes the answer, if any.</summary>
    internal PlannedFault? OnAnswer(NserOperation operation, HttpRequest request, Reply reply)
    {
        var about = TehsilOf(request);
        return First(fault => fault.Kind.Before is null && fault.Kind.Fits(reply) && fault.TryFire(operation, about));
    }

    /// <summary>The tehsil whose bulk data are asked for.</summary>
    private string? TehsilOf(HttpRequest request) => request.Query[write.Name("tehsil")] is [var code] ? code : null;

    /// <summary>This plan with the same list of faults, for what is planned through it.</summary>
    private FaultPlan Narrowed(string? tehsilCode, int requests)
    {
        var narrowed = (FaultPlan)MemberwiseClone();
        (narrowed.tehsil, narrowed.after) = (tehsilCode, requests);
        return narrowed;
    }

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

    private PlannedFault Plan(int times, double probability, NserOperation? on, FaultKind kind, [CallerMemberName] string name = "")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(probability);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(probability, 1);
        lock (gate)
        {
            var fault = new PlannedFault(name, kind, new FaultScope(on, tehsil, after, times, probability), chance);
            faults.Add(fault);
            return fault;
        }
    }
}
