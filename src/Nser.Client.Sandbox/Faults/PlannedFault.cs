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

    internal PlannedFault(string name, FaultKind kind, FaultScope scope, SeededChance chance)
    {
        Name = name;
        Kind = kind;
        this.scope = scope;
        this.chance = chance;
    }

    /// <summary>How many requests it has hit.</summary>
    public int Fired => Volatile.Read(ref fired);

    /// <summary>Whether it has hit as many requests as it was planned for.</summary>
    public bool IsSpent => Fired >= scope.Times;

    /// <summary>The method of <see cref="FaultPlan"/> that planned it, for example <c>DropAnswerAfterApplying</c>.</summary>
    public string Name { get; }

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

/// <summary>Which requests a fault hits: an operation, a tehsil, after how many others, how many, and with what probability.</summary>
internal sealed record FaultScope(NserOperation? On, string? Tehsil, int After, int Times, double Probability)
{
    /// <summary>
    /// Without an operation a fault hits what it makes sense for: those around applying hit the calls that write;
    /// the others every call that carries a token. Login and versions list are hit only when they are named.
    /// </summary>
    internal bool Includes(NserOperation operation, string? tehsil, FaultKind kind) =>
        (Tehsil is null ? tehsil is not null || !kind.NeedsTehsil : tehsil == Tehsil)
        && (On is { } named ? named == operation : kind.OnlyWrites ? IsWrite(operation) : operation is not (NserOperation.Token or NserOperation.Versions));

    private static bool IsWrite(NserOperation operation) =>
        operation is NserOperation.PushBatch or NserOperation.PatchRecord or NserOperation.ReplaceRecord;
}
