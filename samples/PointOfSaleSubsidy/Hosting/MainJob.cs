using Nser.Client.Outbox.Stores;
using Nser.PointOfSaleSubsidy.Demo;
using Nser.PointOfSaleSubsidy.Settings;

namespace Nser.PointOfSaleSubsidy.Hosting;

/// <summary>The demonstration, or with an address the till itself.</summary>
internal static class MainJob
{
    internal static async Task<ExitCode> RunAsync(string[] args, TextReader baskets, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        try
        {
            var settings = SettingsReader.Read(args);
            return settings.BaseAddress is null
                ? await Demonstration.RunAsync(settings, output, cancellationToken)
                : await new Counter(settings, baskets, output, errors).RunAsync(cancellationToken);
        }
        catch (SettingsException fault)
        {
            await errors.WriteLineAsync(fault.Message);
            return ExitCode.BadInput;
        }
        catch (OutboxStoreException fault)
        {
            await errors.WriteLineAsync(fault.Message);
            return ExitCode.NotSettled;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or Microsoft.Data.Sqlite.SqliteException or Microsoft.Extensions.Options.OptionsValidationException)
        {
            await errors.WriteLineAsync($"The till cannot start: {fault.GetType().Name}. Check Folder, PasswordFile and BaseAddress.");
            return ExitCode.BadInput;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCode.NotSettled;
        }
    }
}
