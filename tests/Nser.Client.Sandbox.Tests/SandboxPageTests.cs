using Nser.Client.Queries;
using Nser.Client.Sandbox.Accounts;
using Nser.Client.Sandbox.Seeds;

namespace Nser.Client.Sandbox.Tests;

/// <summary>The code with which <c>docs/sandbox.md</c> starts. It is the one place here that uses the client.</summary>
public sealed class SandboxPageTests
{
    [Fact]
    public async Task My_push_is_stored_once()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.CreateClient();

        await client.Enrollments.PushAsync(SyntheticPeople.Enrollments(100));

        Assert.Equal(100, sandbox.Ledger.Count);
    }

    [Fact]
    public async Task A_client_of_another_account_has_its_role()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var shop = sandbox.CreateClient(new SandboxAccount("shop", "synthetic") { Role = SandboxRole.Basic });

        Assert.Equal(NserRole.Basic, (await shop.GetAccountAsync()).Role);
    }
}
