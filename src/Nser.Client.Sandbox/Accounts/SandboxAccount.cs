namespace Nser.Client.Sandbox;

/// <summary>One login that the sandbox knows.</summary>
/// <param name="UserName">The name it logs in with.</param>
/// <param name="Password">Its password; never printed.</param>
public sealed record SandboxAccount(string UserName, string Password)
{
    /// <summary>The organisation that goes into the claim <c>org</c>. Default <c>SANDBOX</c>.</summary>
    public string OrganizationCode { get; init; } = "SANDBOX";

    /// <summary>The role that goes into the claim <c>role</c>. Default <see cref="SandboxRole.Power"/>.</summary>
    public SandboxRole Role { get; init; } = SandboxRole.Power;

    /// <summary>The environment that goes into the claim <c>env</c>; <see langword="null"/>, the default, is the sandbox's own.</summary>
    public NserEnvironment? Environment { get; init; }

    /// <summary>User name and role; never the password.</summary>
    public override string ToString() => $"{UserName} ({Role}, {OrganizationCode})";
}
