using System.Buffers;

namespace Nser.Client.Governance.DataRequests;

/// <summary>A link that a server gave. It is followed only when it leads where the contract says, on the configured server; a token never goes elsewhere.</summary>
internal static class ServerLink
{
    private static readonly SearchValues<char> NoAuthority = SearchValues.Create("\\@?#% \t\r\n");

    /// <summary>
    /// Whether the link is the expected resource: an absolute path, or an address of the same scheme, host and port, without user info.
    /// The path is compared as it was written, so neither dots nor escapes can lead out of it.
    /// </summary>
    /// <param name="baseAddress">The address that the options name, possibly with a path.</param>
    /// <param name="link">What the server gave.</param>
    /// <param name="route">The filled-in route that is expected below the base address, for example <c>/api/v2.0/data-requests/DR-1</c>.</param>
    internal static bool LeadsTo(Uri baseAddress, string link, string route)
    {
        var path = baseAddress.AbsolutePath.TrimEnd('/') + route;
        if (link == path)
        {
            return true;
        }

        // What stands between the scheme and the path, in the server's own spelling; a backslash or a control is no part of an address.
        var authority = link.IndexOf("://", StringComparison.Ordinal) + 3;
        return authority > 3
            && link.EndsWith(path, StringComparison.Ordinal)
            && link.IndexOf('/', authority) == link.Length - path.Length
            && link.AsSpan(0, link.Length - path.Length).IndexOfAny(NoAuthority) < 0
            && Uri.TryCreate(link, UriKind.Absolute, out var address)
            && address.Scheme == baseAddress.Scheme
            && address.UserInfo.Length == 0
            && address.IdnHost.Equals(baseAddress.IdnHost, StringComparison.OrdinalIgnoreCase)
            && address.Port == baseAddress.Port;
    }
}
