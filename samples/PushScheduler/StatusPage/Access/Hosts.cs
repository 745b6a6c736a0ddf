using System.Net;
using Nser.PushScheduler.Settings;

namespace Nser.PushScheduler.StatusPage.Access;

/// <summary>Under which names the page answers: a foreign name that resolves to this machine (DNS rebinding) gets nothing.</summary>
internal static class Hosts
{
    private static readonly string[] Loopback = ["localhost", "127.0.0.1", "[::1]"];

    internal static IList<string> Of(StatusPageSettings page)
    {
        var isEverywhere = IPAddress.TryParse(page.Address.DnsSafeHost, out var address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any));
        return isEverywhere && page.AllowedHosts.Count == 0 ? ["*"] : [.. Loopback, page.Address.Host, .. page.AllowedHosts];
    }
}
