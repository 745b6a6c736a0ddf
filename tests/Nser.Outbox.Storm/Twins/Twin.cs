using Microsoft.Extensions.DependencyInjection;
using Nser.Client;
using Nser.Client.Outbox.Stores;
using Nser.Outbox.Storm.Stores;

namespace Nser.Outbox.Storm.Twins;

/// <summary>Puts the twin of a defence between the outbox and its store.</summary>
internal static class Twin
{
    internal static void Replace(IServiceCollection services, StormSettings settings)
    {
        if (settings.Without is Defence.None or Defence.Memory)
        {
            return;
        }

        var registered = services.Last(service => service.ServiceType == typeof(OutboxStorage));
        services.Remove(registered);
        services.AddSingleton(container =>
        {
            var storage = (OutboxStorage)registered.ImplementationFactory!(container);
            return storage with { Store = Of(storage.Store, settings, container) };
        });
    }

    private static PassingStore Of(IOutboxStore store, StormSettings settings, IServiceProvider container) => settings.Without switch
    {
        Defence.Keys => new WithoutKeys(store, container.GetRequiredService<NserClient>().Batches),
        Defence.Takeover => new WithoutTakeover(store),
        Defence.Bytes => new WithoutBytes(store, container.GetRequiredService<NserClient>().Batches),
        Defence.Fence => new WithoutFence(store, StormStore.Of(settings)),
        Defence.Order => new WithoutOrder(store),
        _ => throw new ArgumentOutOfRangeException(nameof(settings), settings.Without, "There is no twin without this."),
    };
}
