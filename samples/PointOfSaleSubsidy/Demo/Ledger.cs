using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Nser.Client.Sandbox;
using Nser.PointOfSaleSubsidy.Sales;

namespace Nser.PointOfSaleSubsidy.Demo;

/// <summary>The day's sales on one page, without anybody's number.</summary>
internal static class Ledger
{
    internal static async Task PrintAsync(IServiceProvider services, NserSandbox sandbox, TextWriter output)
    {
        var till = services.GetRequiredService<Till>();
        var sales = services.GetRequiredService<SaleJournal>().All();
        await output.WriteLineAsync("\nThe ledger\n  number                        total    subsidy  share  decided by  state");
        foreach (var sale in sales)
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"  {till.Receipt(sale).Number,-24} {sale.Total,10:0.00} {sale.Subsidy,10:0.00} {sale.Percent,4:0} %  {Words(sale),-10}  {sale.State}"));
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"  {sales.Count} sales, {sales.Count(sale => sale.State == SaleState.Reported)} reported as {sandbox.Ledger.Count} deliveries, {sales.Sum(sale => sale.Subsidy):0.00} PKR of subsidy, {sales.Count(sale => sale.State == SaleState.Voided)} voided"));
    }

    private static string Words(Sale sale) => sale.Source switch
    {
        Nser.PointOfSaleSubsidy.Entitlements.AnswerSource.Registry => "registry",
        Nser.PointOfSaleSubsidy.Entitlements.AnswerSource.Cache => "cache",
        _ when sale.DecidedAt > sale.SoldAt => "later",
        _ when sale.State == SaleState.Voided => "later",
        _ => "policy",
    };
}
