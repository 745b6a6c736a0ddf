using Nser.Client.Outbox.Stores.Sql;

namespace Nser.Client.Outbox.Tests.Stores;

/// <summary>A store of each kind, opened and empty. Each suite below it runs against both kinds.</summary>
public abstract class StoreSuite : IAsyncLifetime
{
    private StoreFixture? fixture;
    private SqlOutboxStore? store;

    private protected StoreFixture Fixture => fixture!;

    private protected SqlOutboxStore Store => store!;

    private protected abstract Task<StoreFixture> CreateAsync();

    public async Task InitializeAsync()
    {
        fixture = await CreateAsync();
        store = fixture.Another();
        await store.OpenAsync(default);
    }

    public async Task DisposeAsync()
    {
        await Store.DisposeAsync();
        await Fixture.DisposeAsync();
    }
}
