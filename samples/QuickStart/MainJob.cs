using Nser.Client;
using Nser.QuickStart.SampleData;
using Nser.Standards.Import;
using Spectre.Console;

namespace Nser.QuickStart;

/// <summary>The main job: push a CSV of enrollments and an NDJSON of deliveries, say what became of every row.</summary>
internal static class MainJob
{
    private const int WidthOfLogs = 140;

    internal static async Task<ExitCode> RunAsync(string[] args, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        try
        {
            var settings = Settings.Read(args);
            if (settings.WriteSampleData is { } directory)
            {
                await SampleFiles.WriteAsync(directory, cancellationToken);
                return ExitCode.Done;
            }

            await using var server = await Server.ConnectAsync(settings, output, cancellationToken);
            return await RunAsync(settings, server.Options, output, errors, cancellationToken);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync(fault.Message);
            return ExitCode.BadInput;
        }
    }

    /// <summary>Pushes both files. The second is pushed also when the first cannot be read: one bad file does not stop the other.</summary>
    internal static async Task<ExitCode> RunAsync(Settings settings, NserClientOptions options, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        await using var client = new NserClient(options);
        var screen = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect });
        screen.Profile.Width = Math.Max(screen.Profile.Width, Console.IsOutputRedirected ? WidthOfLogs : 0);
        var job = new FilePush(screen, output, errors, settings.DryRun);
        var enrollments = await job.RunAsync(
            "enrollments", settings.Enrollments, client.Enrollments, CsvImport.ReadAsync<Nser.Standards.ProgrammeEnrollment>, cancellationToken);
        var deliveries = await job.RunAsync(
            "deliveries", settings.Deliveries, client.AssetDeliveries, NdjsonImport.ReadAsync<Nser.Standards.AssetDelivery>, cancellationToken);
        return (ExitCode)Math.Max((int)enrollments, (int)deliveries);
    }
}
