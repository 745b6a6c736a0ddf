using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Nser.Client.Sandbox;
using Nser.PointOfSaleSubsidy.Baskets;
using Nser.PointOfSaleSubsidy.Entitlements;
using Nser.PointOfSaleSubsidy.Hosting;
using Nser.PointOfSaleSubsidy.Sales;
using Nser.PointOfSaleSubsidy.Settings;
using Nser.Standards;

namespace Nser.PointOfSaleSubsidy.Demo;

/// <summary>A till that is open: rings made-up baskets and prints the receipts.</summary>
internal sealed class Day(TillSettings settings, IHost host, TextWriter output, int firstBasket) : IAsyncDisposable
{
    private int baskets = firstBasket;

    /// <summary>How many baskets were rung, over all openings.</summary>
    internal int Baskets => baskets;

    internal IServiceProvider Services => host.Services;

    internal static async Task<Day> OpenAsync(TillSettings settings, NserSandbox sandbox, TextWriter output, int firstBasket, CancellationToken cancellationToken)
    {
        var host = TillHost.Build(settings, options =>
        {
            var ready = sandbox.CreateOptions();
            (options.BaseAddress, options.UserName, options.Password, options.Contract) = (ready.BaseAddress, ready.UserName, ready.Password, ready.Contract);
        });
        await host.StartAsync(cancellationToken);
        return new(settings, host, output, firstBasket);
    }

    internal async Task SayAsync(string what) => await output.WriteLineAsync($"\n{what}");

    /// <summary>Rings a basket of so many bags of flour.</summary>
    internal async Task SellAsync(Cnic shopper, int bags, CancellationToken cancellationToken)
    {
        var basket = new Basket(
            FormattableString.Invariant($"basket-{++baskets}"), ProgrammeCode.Parse(settings.Programmes[0].Code), shopper, [new BasketLine("ATTA_10KG", bags, UnitOfMeasure.Bag, 1_180m), new BasketLine("GHEE_1KG", 1, UnitOfMeasure.Packet, 520m)]);
        await output.WriteLineAsync($"  {await Services.GetRequiredService<Till>().SellAsync(basket, cancellationToken)}");
    }

    /// <summary>Ends when the registry's late answers are in.</summary>
    internal Task LateAnswersAsync() => Services.GetRequiredService<EntitlementDesk>().IdleAsync();

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync(CancellationToken.None);
        if (host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
    }
}
