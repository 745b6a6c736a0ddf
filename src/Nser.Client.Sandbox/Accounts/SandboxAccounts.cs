using System.Collections.Concurrent;

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
