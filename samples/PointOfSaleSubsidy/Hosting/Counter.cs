using Microsoft.Extensions.DependencyInjection;
using Nser.PointOfSaleSubsidy.Baskets;
using Nser.PointOfSaleSubsidy.Sales;
using Nser.PointOfSaleSubsidy.Settings;

namespace Nser.PointOfSaleSubsidy.Hosting;

/// <summary>The till at work: a basket a line comes in from the front end, a receipt a line goes out; at the end of the input everything is settled.</summary>
internal sealed class Counter(TillSettings settings, TextReader baskets, TextWriter output, TextWriter errors)
{
    internal async Task<ExitCode> RunAsync(CancellationToken cancellationToken)
    {
        var password = (await File.ReadAllTextAsync(settings.PasswordFile!, cancellationToken)).TrimEnd('\r', '\n');
        using var host = TillHost.Build(settings, options => (options.BaseAddress, options.UserName, options.Password) = (settings.BaseAddress, settings.User, password));
        await host.StartAsync(cancellationToken);
        try
        {
            var allRead = await SellAsync(host.Services.GetRequiredService<Till>(), cancellationToken);
            if (!await host.Services.SettleAsync(settings.ClosingTime, cancellationToken))
            {
                await errors.WriteLineAsync($"{await Settlement.WaitingAsync(host.Services, cancellationToken)} sales or records wait to be decided or reported. Start again: they are on the disk.");
                return ExitCode.NotSettled;
            }

            return allRead ? ExitCode.Done : ExitCode.BadInput;
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }

    private async Task<bool> SellAsync(Till till, CancellationToken cancellationToken)
    {
        var allRead = true;
        for (var number = 1; await baskets.ReadLineAsync(cancellationToken) is { } line; number++)
        {
            try
            {
                await output.WriteLineAsync((await till.SellAsync(BasketJson.Read(line), cancellationToken)).ToString());
                await output.FlushAsync(cancellationToken);
            }
            catch (FormatException fault)
            {
                allRead = false;
                await errors.WriteLineAsync($"The basket on line {number} is not sold: {fault.Message}.");
            }
        }

        return allRead;
    }
}
