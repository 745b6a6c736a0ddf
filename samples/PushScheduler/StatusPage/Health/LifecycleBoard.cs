using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Nser.Client;
using Nser.Client.Api;
using Nser.Client.Versioning;
using Nser.Standards;

namespace Nser.PushScheduler.StatusPage.Health;

/// <summary>Keeps the latest lifecycle notice of each client, version and operation, beside whatever else the client's options call.</summary>
/// <remarks>In memory: after a restart a notice comes back with the next answer that holds it.</remarks>
internal sealed class LifecycleBoard : IPostConfigureOptions<NserClientOptions>
{
    private readonly ConcurrentDictionary<(string Client, NserApiVersion Version, NserOperation Operation), LifecycleNotice> latest = new();

    /// <summary>What will go away, the earliest end first.</summary>
    internal IReadOnlyList<(string Client, LifecycleNotice Notice)> Current =>
        [.. latest.Select(one => (one.Key.Client, one.Value)).OrderBy(one => one.Value.SunsetOn ?? DateTimeOffset.MaxValue).ThenBy(one => one.Value.ToString(), StringComparer.Ordinal)];

    public void PostConfigure(string? name, NserClientOptions options) =>
        options.OnLifecycleNotice += notice => latest[(name ?? "", notice.Version, notice.Operation)] = notice;
}
