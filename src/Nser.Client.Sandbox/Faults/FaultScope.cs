using Nser.Client.Api;

namespace Nser.Client.Sandbox.Faults;

/// <summary>Which requests a fault hits: an operation, a tehsil, after how many others, how many, and with what probability.</summary>
internal sealed record FaultScope(NserOperation? On, string? Tehsil, int After, int Times, double Probability)
{
    /// <summary>
    /// Without an operation a fault hits what it makes sense for: those around applying hit the calls that write;
    /// the others every call that carries a token. Login and versions list are hit only when they are named.
    /// </summary>
    internal bool Includes(NserOperation operation, string? tehsil, FaultKind kind) =>
        (Tehsil is null ? tehsil is not null || !kind.NeedsTehsil : tehsil == Tehsil) && Includes(operation, kind);

    private bool Includes(NserOperation operation, FaultKind kind) =>
        On is { } named ? named == operation : kind.OnlyWrites ? IsWrite(operation) : operation is not (NserOperation.Token or NserOperation.Versions);

    private static bool IsWrite(NserOperation operation) =>
        operation is NserOperation.PushBatch or NserOperation.PatchRecord or NserOperation.ReplaceRecord;
}
