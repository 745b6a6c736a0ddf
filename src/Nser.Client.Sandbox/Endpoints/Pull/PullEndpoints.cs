using Nser.Client.Contract;

namespace Nser.Client.Sandbox;

/// <summary>The endpoints that answer from the registry, with what they share.</summary>
internal sealed class PullEndpoints
{
    private readonly Dictionary<NserOperation, IEndpoint> endpoints;

    internal PullEndpoints(RequestReader reader, SandboxRegistry registry, TimeProvider clock)
    {
        var meter = new RowMeter(reader.Write, registry.Options, clock);
        var log = new AccessLog(clock);
        var pages = new PagedAnswers(reader, new ContinuationTokens(), meter, log);
        var searches = new HouseholdSearchEndpoint(reader, pages, registry);
        endpoints = new()
        {
            [NserOperation.SearchHouseholdsByCnic] = searches,
            [NserOperation.SearchHouseholdsByAddress] = searches,
            [NserOperation.SearchHouseholdsByPmt] = searches,
        };
    }

    internal IEndpoint For(NserOperation operation) => endpoints[operation];
}
