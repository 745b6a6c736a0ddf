using Microsoft.Extensions.DependencyInjection;
using Nser.Client.Api;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Accounts;
using Nser.PointOfSaleSubsidy.Baskets;
using Nser.PointOfSaleSubsidy.Demo;
using Nser.PointOfSaleSubsidy.Entitlements;
using Nser.PointOfSaleSubsidy.Hosting;
using Nser.PointOfSaleSubsidy.Reporting;
using Nser.PointOfSaleSubsidy.Sales;
using Nser.PointOfSaleSubsidy.Settings;
using Nser.Standards;

namespace Nser.PointOfSaleSubsidy.Tests;

/// <summary>A store: a sandbox for its registry, a folder for its files, and tills that open and close.</summary>
internal sealed class TillSite : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();
    private Func<Task> close = () => Task.CompletedTask;
    private IServiceProvider? services;
    private int baskets;

    private TillSite(NserSandbox sandbox, TillSettings settings, SandboxAccount account, Shoppers shoppers)
    {
        (Sandbox, Settings, Account, Shoppers) = (sandbox, settings, account, shoppers);
        settings.Folder = folder.FullName;
    }

    internal NserSandbox Sandbox { get; }

    internal TillSettings Settings { get; }

    internal SandboxAccount Account { get; }

    internal Shoppers Shoppers { get; }

    internal string Folder => folder.FullName;

    internal IServiceProvider Services => services!;

    internal SaleJournal Journal => Services.GetRequiredService<SaleJournal>();

    internal EntitlementDesk Desk => Services.GetRequiredService<EntitlementDesk>();

    /// <param name="change">Changes the settings of appsettings.json before the till opens.</param>
    /// <param name="mayReadPmt">Whether the store's account gets the PMT score.</param>
    internal static async Task<TillSite> OpenAsync(Action<TillSettings>? change = null, bool mayReadPmt = false)
    {
        var settings = SettingsReader.Read([]);
        settings.BackOfficeInterval = TimeSpan.FromHours(1);
        change?.Invoke(settings);
        var account = new SandboxAccount("store", Guid.NewGuid().ToString("N")) { MayReadPmt = mayReadPmt };
        var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { HttpsPort = null, Account = account });
        var site = new TillSite(sandbox, SettingsReader.Checked(settings), account, await Shoppers.FindAsync(sandbox, settings.Programmes[0], CancellationToken.None));
        await site.SwitchOnAsync();
        return site;
    }

    internal async Task SwitchOnAsync()
    {
        var host = TillHost.Build(Settings, options => (options.BaseAddress, options.UserName, options.Password) = (Sandbox.BaseAddress, Account.UserName, Account.Password));
        await host.StartAsync();
        services = host.Services;
        close = async () =>
        {
            await host.StopAsync();
            await ((IAsyncDisposable)host).DisposeAsync();
        };
    }

    internal async Task SwitchOffAsync()
    {
        await close();
        close = () => Task.CompletedTask;
    }

    internal Basket Basket(Cnic shopper, int bags = 1, string? id = null, string? programme = null) => new(
        id ?? FormattableString.Invariant($"basket-{++baskets}"), ProgrammeCode.Parse(programme ?? Settings.Programmes[0].Code), shopper, [new BasketLine("ATTA_10KG", bags, UnitOfMeasure.Bag, 1_180m)]);

    internal async Task<Sale> SellAsync(Basket basket) => (await Services.GetRequiredService<Till>().SellAsync(basket, CancellationToken.None)).Sale;

    internal Task WorkAsync() => Services.GetRequiredService<BackOffice>().WorkAsync(CancellationToken.None);

    internal async Task SettleAsync() => Assert.True(await Services.SettleAsync(TimeSpan.FromMinutes(2), CancellationToken.None));

    /// <summary>How often the registry was asked about somebody.</summary>
    internal int Questions => Sandbox.Requests.Count(request => request.Operation == NserOperation.VerifyEligibility);

    /// <summary>Names and contents of every file that the till left.</summary>
    internal IEnumerable<(string Name, byte[] Content)> Files() =>
        Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Select(path => (Path.GetRelativePath(Folder, path), File.ReadAllBytes(path)));

    public async ValueTask DisposeAsync()
    {
        await SwitchOffAsync();
        await Sandbox.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
