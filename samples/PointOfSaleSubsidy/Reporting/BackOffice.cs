using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Nser.Client.Outbox;
using Nser.Client.Outbox.Stores;
using Nser.PointOfSaleSubsidy.Entitlements;
using Nser.PointOfSaleSubsidy.Sales;
using Nser.PointOfSaleSubsidy.Settings;

namespace Nser.PointOfSaleSubsidy.Reporting;

/// <summary>Decides deferred sales when the registry answers again, and hands granted ones to the outbox.</summary>
/// <remarks>A crash between outbox and journal repeats a hand-over; the outbox knows a record by its id and content, so nothing is reported twice.</remarks>
internal sealed class BackOffice(TillSettings settings, EntitlementDesk desk, SaleJournal journal, IOutbox outbox, TimeProvider time, ILogger<BackOffice> logger) : BackgroundService
{
    internal const string Feed = "subsidies";

    private const int SalesAtATime = 100;

    private readonly SemaphoreSlim one = new(1);

    /// <summary>Does what can be done now.</summary>
    /// <exception cref="OutboxStoreException">The outbox cannot be written; the sales wait in the journal.</exception>
    internal async Task WorkAsync(CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            await DecideAsync(cancellationToken);
            await ReportAsync(cancellationToken);
        }
        finally
        {
            one.Release();
        }
    }

    public override void Dispose()
    {
        one.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(settings.BackOfficeInterval, time);
        try
        {
            do
            {
                await WorkSafelyAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The till closes; what is left stands in the journal.
        }
    }

    private async Task WorkSafelyAsync(CancellationToken cancellationToken)
    {
        try
        {
            await WorkAsync(cancellationToken);
        }
        catch (OutboxStoreException fault)
        {
            Log.OutboxFailed(logger, fault.GetType().Name);
        }
    }

    private async Task DecideAsync(CancellationToken cancellationToken)
    {
        foreach (var sale in journal.In(SaleState.Deferred, SalesAtATime))
        {
            if (settings.Programme(sale.Basket!.Programme.Value) is not { } programme || time.GetUtcNow() - sale.SoldAt > settings.DeferredFor)
            {
                journal.End(sale, SaleState.Voided);
            }
            else if (await desk.LookUpAsync(programme, sale.Basket.Cnic, cancellationToken) is not { } entitlement)
            {
                // The registry is silent for the others, too.
                return;
            }
            else if (Decision.Of(sale.Basket, new(entitlement, AnswerSource.Registry), programme) is { State: SaleState.Granted } decision)
            {
                journal.Grant(sale, decision.Percent, time.GetUtcNow());
            }
            else
            {
                journal.End(sale, SaleState.Voided);
            }
        }
    }

    private async Task ReportAsync(CancellationToken cancellationToken)
    {
        while (journal.In(SaleState.Granted, SalesAtATime) is { Count: > 0 } sales)
        {
            foreach (var sale in sales)
            {
                var report = await outbox.EnqueueAsync(Feed, SubsidyDelivery.Of(sale, settings.Store), options: null, cancellationToken);
                var refused = report.Count(EnqueuedKind.Rejected);
                journal.End(sale, refused == 0 ? SaleState.Reported : SaleState.Refused);
                if (refused > 0)
                {
                    Log.Refused(logger, SaleNumber.Of(sale, settings.Store), refused);
                }
            }
        }
    }
}
