using System.Runtime.InteropServices;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Host;

const int badArguments = 2;
const int cannotStart = 1;

var given = HostArguments.Parse(args);
if (given.Errors.Count == 0 && given.Action is not null)
{
    return await given.InvokeAsync().ConfigureAwait(false);
}

NserSandboxOptions options;
try
{
    options = HostArguments.Read(given);
}
catch (Exception error) when (error is ArgumentException or FormatException or IOException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync($"{error.Message}\n\n--help lists the arguments.").ConfigureAwait(false);
    return badArguments;
}

var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.TrySetResult();
}

using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
try
{
    var sandbox = await NserSandbox.StartAsync(options).ConfigureAwait(false);
    await using var stopped = sandbox.ConfigureAwait(false);
    await AnnounceAsync(Console.Out, sandbox).ConfigureAwait(false);
    await stop.Task.ConfigureAwait(false);
}
catch (ArgumentException error)
{
    await Console.Error.WriteLineAsync(error.Message).ConfigureAwait(false);
    return badArguments;
}
catch (IOException error)
{
    await Console.Error.WriteLineAsync($"The sandbox cannot listen: {error.Message}").ConfigureAwait(false);
    return cannotStart;
}

await Console.Out.WriteLineAsync("Stopped.").ConfigureAwait(false);
return 0;

// Says where the program listens, and how to log in.
static async Task AnnounceAsync(TextWriter output, NserSandbox sandbox)
{
    await output.WriteLineAsync($"Listening on {sandbox.BaseAddress}").ConfigureAwait(false);
    if (sandbox.Options.HttpsPort is not null)
    {
        await output.WriteLineAsync($"Listening on {sandbox.HttpsAddress}").ConfigureAwait(false);
        await output.WriteLineAsync("Trust this throw-away CA to reach it:").ConfigureAwait(false);
        await output.WriteLineAsync(sandbox.TrustedRoots[0].ExportCertificatePem()).ConfigureAwait(false);
    }

    await output.WriteLineAsync($"Environment: {sandbox.Options.Environment}, profile: {sandbox.Options.Profile.Name}").ConfigureAwait(false);
    await output.WriteLineAsync($"User name: {sandbox.UserName}").ConfigureAwait(false);
    await output.WriteLineAsync(sandbox.Password == HostArguments.SyntheticPassword ? $"Password: {sandbox.Password}" : "Password: as in the password file").ConfigureAwait(false);
    await output.WriteLineAsync("OpenAPI: /openapi/cognitive-api.v1.0.json, /openapi/cognitive-api.v2.0.json").ConfigureAwait(false);
    await output.WriteLineAsync("Stop with Ctrl-C.").ConfigureAwait(false);
    await output.FlushAsync().ConfigureAwait(false);
}
