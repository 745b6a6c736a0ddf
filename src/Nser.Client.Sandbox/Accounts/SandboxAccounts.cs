using System.Collections.Concurrent;
using System.Security.Cryptography;
using Nser.Standards;

namespace Nser.Client.Sandbox.Accounts;

/// <summary>The accounts, and how often logins were refused for each user name. Five refused logins lock it.</summary>
public sealed class SandboxAccounts
{
    private const int RefusalsThatLock = 5;
    private readonly ConcurrentDictionary<string, SandboxAccount> accounts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> refusals = new(StringComparer.Ordinal);

    internal SandboxAccounts()
    {
    }

    /// <summary>Adds an account, or replaces the one of the same user name (a changed password, another role).</summary>
    public void Add(SandboxAccount account)
    {
        ArgumentNullException.ThrowIfNull(account);
        accounts[account.UserName] = account;
    }

    /// <summary>Removes an account; tokens that it already has stay valid.</summary>
    public void Remove(string userName) => accounts.TryRemove(userName, out _);

    /// <summary>Whether five logins with this user name were refused since it was last unlocked.</summary>
    public bool IsLocked(string userName) => refusals.GetValueOrDefault(userName) >= RefusalsThatLock;

    /// <summary>Forgets the refused logins of a user name.</summary>
    public void Unlock(string userName) => refusals.TryRemove(userName, out _);

    /// <summary>The account, when the password is right and the account is not locked. A right password forgets earlier refusals.</summary>
    internal SandboxAccount? LogIn(string userName, string password)
    {
        if (!IsLocked(userName) && accounts.TryGetValue(userName, out var account) && string.Equals(account.Password, password, StringComparison.Ordinal))
        {
            Unlock(userName);
            return account;
        }

        refusals.AddOrUpdate(userName, 1, (_, count) => count + 1);
        return null;
    }
}

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

/// <summary>What an account may see.</summary>
/// <remarks>Source: data sharing protocols 3.0, section 8.2.1.</remarks>
public enum SandboxRole
{
    /// <summary>Secret and confidential data.</summary>
    Power,

    /// <summary>Confidential data.</summary>
    Standard,

    /// <summary>Anonymised samples with a row limit. Our reading: such an account does not push.</summary>
    Basic,
}

/// <summary>How often the token route was called.</summary>
/// <param name="Accepted">Logins that got a token.</param>
/// <param name="Refused">Logins that were refused, also those of a locked account.</param>
public readonly record struct LoginCount(int Accepted, int Refused)
{
    /// <summary>All of them.</summary>
    public int Total => Accepted + Refused;
}
