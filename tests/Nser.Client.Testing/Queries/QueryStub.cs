using System.Text.Json.Nodes;
using Nser.Client.Pipeline;
using Nser.Client.Queries;
using Nser.Client.Testing.Fakes;
using Nser.Standards;

namespace Nser.Client.Testing.Queries;

/// <summary>A server that answers questions to the registry as a test says, right or wrong, and a client for it in one role and version.</summary>
internal sealed class QueryStub : IAsyncDisposable
{
    private readonly FakeApi api;
    private int asked;

    internal QueryStub(string version, string? role, Func<RawRequest, int, RawReply> answer, Action<NserClientOptions>? configure = null)
    {
        api = new FakeApi(request => answer(request, Interlocked.Increment(ref asked)), options =>
        {
            options.PinnedVersion = NserApiVersion.Parse(version);
            options.Retry.MaxRetries = 0;
            configure?.Invoke(options);
        });
        var expires = api.Clock.GetUtcNow().AddHours(1);
        api.Login = (_, _) => Tokens.Reply(
            Tokens.Of("""{"alg":"HS256","typ":"JWT"}""", new JsonObject { ["sub"] = "sub", ["jti"] = "1", ["org"] = "SANDBOX", ["role"] = role, ["env"] = "staging", ["exp"] = expires.ToUnixTimeSeconds() }.ToJsonString()),
            expires);
        Client = new NserClient(api.Core);
    }

    internal NserClient Client { get; }

    internal FakeApi Api => api;

    /// <summary>How many questions arrived.</summary>
    internal int Asked => Volatile.Read(ref asked);

    /// <summary>Reads pages until the end or the error.</summary>
    internal static async Task<(List<QueryPage<T>> Pages, NserException? Error)> ReadAsync<T>(PagedRows<T> rows)
    {
        var pages = new List<QueryPage<T>>();
        try
        {
            await foreach (var page in rows.PagesAsync())
            {
                pages.Add(page);
            }
        }
        catch (NserException error)
        {
            return (pages, error);
        }

        return (pages, null);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await api.DisposeAsync();
    }
}
