using System.Runtime.InteropServices;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Host;

const int badArguments = 2;
const int cannotStart = 1;

if (args is ["--help" or "-h"])
{
    await Console.Out.WriteLineAsync(HostArguments.Usage).ConfigureAwait(false);
    return 0;
}

HostArguments arguments;
try
{
    arguments = HostArguments.Parse(args);
}
catch (Exception error) when (error is ArgumentException or FormatException or IOException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync($"{error.Message}\n\n{HostArguments.Usage}").ConfigureAwait(false);
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
    var sandbox = await NserSandbox.StartAsync(arguments.Options).ConfigureAwait(false);
    await using var stopped = sandbox.ConfigureAwait(false);
    foreach (var plan in arguments.Faults)
    {
        plan(sandbox.Faults);
    }

    await Announcement.WriteAsync(Console.Out, sandbox, arguments).ConfigureAwait(false);
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
