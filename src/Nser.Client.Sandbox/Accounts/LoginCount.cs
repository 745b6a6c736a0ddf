namespace Nser.Client.Sandbox.Accounts;

/// <summary>How often the token route was called.</summary>
/// <param name="Accepted">Logins that got a token.</param>
/// <param name="Refused">Logins that were refused, also those of a locked account.</param>
public readonly record struct LoginCount(int Accepted, int Refused)
{
    /// <summary>All of them.</summary>
    public int Total => Accepted + Refused;
}
