using Nser.Client.Api;
using Nser.Client.Sandbox;
using Nser.Standards;

namespace Nser.Client.Testing;

/// <summary>Clients for a sandbox, as these tests want them: one version, quick retries.</summary>
internal static class SandboxClients
{
    internal static NserClient ClientFor(this NserSandbox sandbox, string version, TimeProvider? time = null, int? retries = null, SafeRepeat repeats = SafeRepeat.IdempotencyKey)
    {
        var options = sandbox.CreateOptions();
        options.PinnedVersion = NserApiVersion.Parse(version);
        options.Retry.MaxRetries = retries ?? options.Retry.MaxRetries;
        options.Retry.BaseDelay = TimeSpan.FromMilliseconds(1);
        options.Retry.MaxDelay = TimeSpan.FromMilliseconds(5);
        options.TimeProvider = time ?? options.TimeProvider;
        options.Contract = options.Contract with { SafeRepeats = options.Contract.SafeRepeats.ToDictionary(pair => pair.Key, _ => repeats) };
        return new NserClient(options);
    }

    internal static async IAsyncEnumerable<T> ToAsync<T>(this IEnumerable<T> items)
    {
        await Task.Yield();
        foreach (var item in items)
        {
            yield return item;
        }
    }
}
