namespace Nser.Client.Sandbox.DataRequests;

/// <summary>A data request as the sandbox holds it.</summary>
/// <param name="Id">Its id, for example <c>DR-2026-0001</c>.</param>
/// <param name="OrganizationCode">The organisation that submitted it.</param>
/// <param name="History">The steps so far, oldest first.</param>
public sealed record SandboxDataRequest(string Id, string OrganizationCode, IReadOnlyList<SandboxDataRequestStep> History)
{
    /// <summary>The state that it is in.</summary>
    public string Status => History[^1].Status;

    /// <summary>Id and state; nothing of the form.</summary>
    public override string ToString() => $"{Id}: {Status}";
}

/// <summary>One step of a data request.</summary>
/// <param name="Status">The state that it came to.</param>
/// <param name="At">When, on the sandbox's clock.</param>
/// <param name="Remark">What BISP would remark; <see langword="null"/> when nothing.</param>
public sealed record SandboxDataRequestStep(string Status, DateTimeOffset At, string? Remark);
