using Nser.Client;
using Nser.Client.Api;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Faults;

namespace Nser.QuickStart;

/// <summary>Where the job sends: the configured server, or a sandbox of its own in which two things go wrong on the way.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly NserSandbox? sandbox;
    private readonly PlannedFault[] faults;
    private readonly TextWriter output;

    private Server(NserClientOptions options, NserSandbox? sandbox, PlannedFault[] faults, TextWriter output) =>
        (Options, this.sandbox, this.faults, this.output) = (options, sandbox, faults, output);

    internal NserClientOptions Options { get; }

    internal static async Task<Server> ConnectAsync(Settings settings, TextWriter output, CancellationToken cancellationToken)
    {
        if (settings.BaseAddress is { } address)
        {
            return new(new() { BaseAddress = address, UserName = settings.User, Password = await PasswordAsync(settings, cancellationToken) }, null, [], output);
        }

        var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { HttpsPort = null }, cancellationToken);
        await output.WriteLineAsync($"No base address is configured: pushing to an embedded sandbox at {sandbox.BaseAddress}.");
        PlannedFault[] faults = [sandbox.Faults.ExpireToken(on: NserOperation.PushBatch), sandbox.Faults.Answer(503, retryAfter: TimeSpan.FromSeconds(1), on: NserOperation.PushBatch)];
        return new(sandbox.CreateOptions(), sandbox, faults, output);
    }

    /// <summary>Says what went wrong on the way, and stops the sandbox.</summary>
    public async ValueTask DisposeAsync()
    {
        if (sandbox is not null)
        {
            await output.WriteLineAsync($"on the way: {string.Join("; ", faults.Select(fault => fault.ToString()))}; logins: {sandbox.Logins.Total}");
            await sandbox.DisposeAsync();
        }
    }

    private static async Task<string?> PasswordAsync(Settings settings, CancellationToken cancellationToken) =>
        settings.PasswordFile is { } file ? (await File.ReadAllTextAsync(file, cancellationToken)).TrimEnd('\r', '\n') : null;
}
