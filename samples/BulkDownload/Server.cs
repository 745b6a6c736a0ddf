using System.CommandLine;
using Nser.Client;
using Nser.Client.Sandbox;
using Nser.Standards;

namespace Nser.BulkDownload;

/// <summary>Where the job downloads from: the registry that was named, or a sandbox of its own with made-up households.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly NserSandbox? sandbox;

    private Server(NserClientOptions options, NserSandbox? sandbox) => (Options, this.sandbox) = (options, sandbox);

    internal NserClientOptions Options { get; }

    internal static async Task<Server> ConnectAsync(ParseResult arguments, TextWriter messages, CancellationToken cancellationToken)
    {
        if (arguments.GetValue(Arguments.BaseAddress) is { } address)
        {
            var password = arguments.GetValue(Arguments.PasswordFile) is { } file ? (await File.ReadAllTextAsync(OwnersAlone(file), cancellationToken)).TrimEnd('\r', '\n') : null;
            return new(
                new()
                {
                    BaseAddress = address,
                    Environment = arguments.GetValue(Arguments.IsLive) ? NserEnvironment.Live : NserEnvironment.Staging,
                    ApplicationName = "bulk-download",
                    UserName = arguments.GetValue(Arguments.User),
                    Password = password,
                },
                null);
        }

        var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { HttpsPort = null, Registry = new() { Households = 200_000 } }, cancellationToken);
        await messages.WriteLineAsync($"No base address is given: downloading from an embedded sandbox at {sandbox.BaseAddress}.");
        return new(sandbox.CreateOptions(), sandbox);
    }

    public async ValueTask DisposeAsync()
    {
        if (sandbox is not null)
        {
            await sandbox.DisposeAsync();
        }
    }

    private static string OwnersAlone(string file) =>
        !OperatingSystem.IsWindows() && File.Exists(file) && (File.GetUnixFileMode(file) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)) != 0
            ? throw new FormatException("--password-file: others may read this file. Set its mode to 0600.")
            : file;
}
