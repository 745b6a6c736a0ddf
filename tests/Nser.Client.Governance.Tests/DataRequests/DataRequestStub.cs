using Nser.Client.Api;
using Nser.Client.Testing.Fakes;
using Nser.Standards;

namespace Nser.Client.Governance.Tests.DataRequests;

/// <summary>A server that answers forms and questions after them as a test says, and a client for it.</summary>
internal sealed class DataRequestStub : IAsyncDisposable
{
    internal const string Taken = """{"id":"DR-2026-0042","status":"Submitted","submittedAt":"2026-03-02T09:00:00+05:00"}""";

    private readonly FakeApi api;

    internal DataRequestStub(string? version, Func<RawRequest, RawReply> answer, SafeRepeat repeats = SafeRepeat.IdempotencyKey, ContractProfile? contract = null)
    {
        api = new(answer, options =>
        {
            options.PinnedVersion = version is null ? null : NserApiVersion.Parse(version);
            contract ??= options.Contract;
            options.Contract = contract with { SafeRepeats = contract.SafeRepeats.ToDictionary(pair => pair.Key, _ => repeats) };
        });
        Client = new(api.Core);
    }

    internal NserClient Client { get; }

    internal FakeApi Api => api;

    internal Uri Address => api.Server.Address;

    /// <summary>The forms that came, in order.</summary>
    internal IReadOnlyList<RawRequest> Forms => [.. api.Server.Requests.Where(request => request.Method == "POST" && request.Path.EndsWith("/data-requests", StringComparison.Ordinal))];

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await api.DisposeAsync();
    }
}
