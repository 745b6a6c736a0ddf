using System.Diagnostics;
using System.Globalization;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Accounts;
using Nser.Standards;

namespace Nser.Client.Benchmarks.Pull;

/// <summary>The sandbox in a process of its own, so that whoever reads pays nothing for the server's memory.</summary>
internal sealed class PullServer : IAsyncDisposable
{
    /// <summary>The tehsil in which all households live.</summary>
    internal const string Tehsil = "PK61702";

    private const string Password = "benchmark-password";
    private readonly Process process;

    private PullServer(Process process, Uri address) => (this.process, Address) = (process, address);

    internal Uri Address { get; }

    /// <summary>Serves until the standard input closes; the first line of the output is the address.</summary>
    internal static async Task<int> ServeAsync(string households, TextReader input, TextWriter output)
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions
        {
            HttpsPort = null,
            KeepBodies = false,
            MaxRecordedRequests = 1,
            TokenLifetime = TimeSpan.FromHours(12),
            Registry = new() { Households = int.Parse(households, CultureInfo.InvariantCulture), Tehsils = [Tehsil] },
        });
        foreach (var role in Enum.GetValues<SandboxRole>())
        {
            sandbox.Accounts.Add(new(UserName(role), Password) { Role = role, RowLimit = role == SandboxRole.Basic ? int.MaxValue : null });
        }

        await output.WriteLineAsync(sandbox.BaseAddress.ToString());
        await input.ReadToEndAsync();
        return 0;
    }

    internal static async Task<PullServer> StartAsync(int households)
    {
        var process = OwnProcess.Start("serve-registry", households.ToString(CultureInfo.InvariantCulture));
        var address = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server did not start.");
        return new(process, new Uri(address));
    }

    internal NserClientOptions Options(SandboxRole role, NserApiVersion version) => new()
    {
        BaseAddress = Address,
        UserName = UserName(role),
        Password = Password,
        PinnedVersion = version,
    };

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static string UserName(SandboxRole role) => FormattableString.Invariant($"benchmark-{role}");
}
