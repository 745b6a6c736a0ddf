using System.Security.Cryptography;
using Nser.Standards;

namespace Nser.Client.Sandbox.Accounts;

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

    /// <summary>Whether the account has special permission for PMT scores in eligibility answers and bulk data. Default no.</summary>
    public bool MayReadPmt { get; init; }

    /// <summary>How many rows it gets on one day in Pakistan; <see langword="null"/>, the default, is the limit of its role.</summary>
    public int? RowLimit { get; init; }

    /// <summary>The public key of a partner that agreed on encryption: rows carry <c>confidential</c>, a compact JWE, instead of confidential members. Default none.</summary>
    public RSAParameters? EncryptionKey { get; init; }

    /// <summary>What the header of the JWE calls that key (<c>kid</c>). Default nothing.</summary>
    public string? EncryptionKeyId { get; init; }

    /// <summary>User name and role; never the password.</summary>
    public override string ToString() => $"{UserName} ({Role}, {OrganizationCode})";
}
