using Nser.Client.Api;
using Nser.Client.Sandbox;
using Nser.PointOfSaleSubsidy.Hosting;
using Nser.PointOfSaleSubsidy.Settings;
namespace Nser.PointOfSaleSubsidy.Demo;

/// <summary>A day at the till against an embedded sandbox: some sales, a slow spell, an outage, a restart, and everything settled in the end.</summary>
internal static class Demonstration
{
    private const int Always = 1_000_000;
    private static readonly TimeSpan LastSettlement = TimeSpan.FromMinutes(1);

    internal static async Task<ExitCode> RunAsync(TillSettings settings, TextWriter output, CancellationToken cancellationToken)
    {
        var folder = settings.Folder is null ? Directory.CreateTempSubdirectory("till-") : null;
        settings.Folder ??= folder!.FullName;
        try
        {
            await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { HttpsPort = null }, cancellationToken);
            await output.WriteLineAsync("No base address is configured: a day with made-up shoppers against an embedded sandbox.");
            return await RunAsync(settings, sandbox, output, cancellationToken);
        }
        finally
        {
            folder?.Delete(recursive: true);
        }
    }

    private static async Task<ExitCode> RunAsync(TillSettings settings, NserSandbox sandbox, TextWriter output, CancellationToken cancellationToken)
    {
        var shoppers = await Shoppers.FindAsync(sandbox, settings.Programmes[0], cancellationToken);
        int baskets;
        await using (var morning = await Day.OpenAsync(settings, sandbox, output, 0, cancellationToken))
        {
            await QuietAsync(morning, shoppers, cancellationToken);
            await SlowAsync(morning, sandbox, settings, shoppers, cancellationToken);
            await OutageAsync(morning, sandbox, shoppers, cancellationToken);
            baskets = morning.Baskets;
        }

        await using var evening = await Day.OpenAsync(settings, sandbox, output, baskets, cancellationToken);
        return await RestartAsync(evening, sandbox, shoppers, output, cancellationToken);
    }

    private static async Task QuietAsync(Day day, Shoppers shoppers, CancellationToken cancellationToken)
    {
        await day.SayAsync("The registry answers");
        var first = shoppers.Entitled();
        await day.SellAsync(first, 2, cancellationToken);
        await day.SellAsync(shoppers.Entitled(), 1, cancellationToken);
        await day.SellAsync(shoppers.Other(), 2, cancellationToken);
        await day.SellAsync(first, 1, cancellationToken);
    }

    private static async Task SlowAsync(Day day, NserSandbox sandbox, TillSettings settings, Shoppers shoppers, CancellationToken cancellationToken)
    {
        await day.SayAsync("The registry is slower than the deadline");
        var slow = sandbox.Faults.Delay(settings.Deadline * 2, times: 2, on: NserOperation.VerifyEligibility);
        var waiting = shoppers.Entitled();
        await day.SellAsync(waiting, 1, cancellationToken);
        await day.SellAsync(shoppers.Entitled(), 20, cancellationToken);
        await day.LateAnswersAsync();
        await day.SayAsync($"The late answers are in ({slow}); the same shopper again");
        await day.SellAsync(waiting, 1, cancellationToken);
    }

    private static async Task OutageAsync(Day day, NserSandbox sandbox, Shoppers shoppers, CancellationToken cancellationToken)
    {
        await day.SayAsync("The registry is down, for questions and for reports");
        var questions = sandbox.Faults.Answer(503, times: Always, on: NserOperation.VerifyEligibility);
        sandbox.Faults.Answer(503, times: Always, on: NserOperation.PushBatch);
        await day.SellAsync(shoppers.Entitled(), 2, cancellationToken);
        await day.SellAsync(shoppers.Entitled(), 30, cancellationToken);
        await day.SellAsync(shoppers.Other(), 30, cancellationToken);
        await day.LateAnswersAsync();
        await day.SayAsync($"The till is switched off in the middle of it ({questions})");
    }

    private static async Task<ExitCode> RestartAsync(Day day, NserSandbox sandbox, Shoppers shoppers, TextWriter output, CancellationToken cancellationToken)
    {
        sandbox.Faults.Clear();
        await day.SayAsync("The till is on again, and so is the registry");
        await day.SellAsync(shoppers.Entitled(), 1, cancellationToken);
        var settled = await day.Services.SettleAsync(LastSettlement, cancellationToken);
        await Ledger.PrintAsync(day.Services, sandbox, output);
        return settled ? ExitCode.Done : ExitCode.NotSettled;
    }
}
