using Nser.Standards;

namespace Nser.Client.Sandbox.Accounts;

/// <summary>Who a valid token speaks for.</summary>
internal sealed record Caller(SandboxAccount Account, NserEnvironment Environment)
{
    internal string OrganizationCode => Account.OrganizationCode;

    internal SandboxRole Role => Account.Role;
}
