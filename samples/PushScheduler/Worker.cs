using Nser.Client.Outbox.Stores;
using Nser.PushScheduler.CommandLine;
using Nser.PushScheduler.Hosting;
using Nser.PushScheduler.Settings;

namespace Nser.PushScheduler;

/// <summary>The program: arguments and settings in, exit code out.</summary>
internal static class Worker
{
    internal static async Task<ExitCode> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        try
        {
            var arguments = Arguments.Parse(args, TimeProvider.System);
            if (arguments.Command is Help help)
            {
                await help.Given.InvokeAsync(new() { Output = output });
                return ExitCode.Done;
            }

            var configuration = SettingsReader.Load(arguments.Settings);
            var settings = SettingsReader.Read(configuration, Path.GetDirectoryName(Path.GetFullPath(arguments.Settings))!);
            Jobs.ThrowIfUnknownFeed(arguments.Command, settings);
            await using var registry = await Registry.ConnectAsync(configuration, settings, CancellationToken.None);
            await using var host = WorkerHost.Build(configuration, settings, registry, arguments.Command);
            return await Jobs.RunAsync(host, arguments.Command, settings, registry, output);
        }
        catch (FormatException fault)
        {
            await errors.WriteLineAsync($"{fault.Message}\n\n{Arguments.Usage}");
            return ExitCode.CannotStart;
        }
        catch (OperationCanceledException)
        {
            await errors.WriteLineAsync("Stopped before everything was settled.");
            return ExitCode.NotSettled;
        }
        catch (OutboxStoreException fault) when (fault.IsTransient)
        {
            await errors.WriteLineAsync(fault.Message);
            return ExitCode.NotSettled;
        }
        catch (Exception fault) when (fault is SettingsException or OutboxStoreException or Microsoft.Extensions.Options.OptionsValidationException or IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync(fault.Message);
            return ExitCode.CannotStart;
        }
    }
}
