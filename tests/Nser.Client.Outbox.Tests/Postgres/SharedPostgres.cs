using Nser.Client.Testing.Postgres;
namespace Nser.Client.Outbox.Tests.Postgres;

/// <summary>One server for all tests that only need tables of their own.</summary>
public sealed class SharedPostgres : IAsyncLifetime
{
    private PostgresCluster? cluster;

    public PostgresCluster Cluster => cluster!;

    public async Task InitializeAsync() => cluster = await PostgresCluster.StartAsync();

    public async Task DisposeAsync() => await Cluster.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class PostgresSuite : ICollectionFixture<SharedPostgres>
{
    public const string Name = "PostgreSQL";
}
