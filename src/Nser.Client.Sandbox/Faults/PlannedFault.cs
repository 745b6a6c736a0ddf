using Nser.Client.Api;
using Nser.Client.Sandbox.Seeds;

namespace Nser.Client.Sandbox.Faults;

/// <summary>One planned fault: it hits matching requests until it is spent, and counts each hit.</summary>
public sealed class PlannedFault
{
    private readonly FaultScope scope;
    private readonly SeededChance chance;
    private int fired;
    private int spared;

    internal PlannedFault(FaultKind kind, FaultScope scope, SeededChance chance)
    {
        Kind = kind;
        this.scope = scope;
        this.chance = chance;
    }

    /// <summary>How many requests it has hit.</summary>
    public int Fired => Volatile.Read(ref fired);

    /// <summary>Whether it has hit as many requests as it was planned for.</summary>
    public bool IsSpent => Fired >= scope.Times;

    /// <summary>What it does, for example <c>DropAnswerAfterApplying</c>.</summary>
    public string Name => Kind.Name;

    internal FaultKind Kind { get; }

    /// <summary>Takes one hit, when the request is in scope and chance wills it. Called under the plan's lock.</summary>
    internal bool TryFire(NserOperation operation, string? tehsil)
    {
        if (IsSpent || !scope.Includes(operation, tehsil, Kind) || !chance.Hits(scope.Probability))
        {
            return false;
        }

        if (spared < scope.After)
        {
            spared++;
            return false;
        }

        Interlocked.Increment(ref fired);
        return true;
    }

    /// <summary>Name and count.</summary>
    public override string ToString() => $"{Name}, fired {Fired}";
}
