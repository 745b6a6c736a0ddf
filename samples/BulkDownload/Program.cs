using System.Runtime.InteropServices;
using Nser.BulkDownload;

using var stop = new CancellationTokenSource();
var signalled = ExitCode.Interrupted;
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, ExitCode.Interrupted));
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, ExitCode.Terminated));
try
{
    return await Job.RunAsync(args, Console.Out, Console.Error, stop.Token);
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    await Console.Error.WriteLineAsync("Stopped. What came whole is kept: run the same command to go on.");
    return (int)signalled;
}

void Stop(PosixSignalContext signal, ExitCode code)
{
    signal.Cancel = true;
    signalled = code;
    stop.Cancel();
}
