using Nser.Client.Api;

namespace Nser.Client.Pipeline;

/// <summary>Gives a request the server's own route, query and header names: the interfaces speak this library's.</summary>
/// <remarks>Applied once for each call, on its first attempt.</remarks>
internal sealed class ContractProfileHandler : DelegatingHandler
{
    private readonly ContractProfile profile;
    private readonly string root;
    private readonly bool renamesPaths;
    private readonly (string From, string To)[] headers;

    internal ContractProfileHandler(ContractProfile profile, Uri baseAddress)
    {
        this.profile = profile;
        root = baseAddress.AbsolutePath.TrimEnd('/');
        renamesPaths = !ReferenceEquals(profile, ContractProfile.Default);
        headers = [.. profile.Headers.Canonical.Where(name => profile.Headers[name] != name).Select(name => (name, profile.Headers[name]))];
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var exchange = NserExchange.Of(request);
        if (!exchange.IsAddressed)
        {
            exchange.IsAddressed = true;
            Address(request, exchange);
            if (headers.Length > 0)
            {
                Rename(request);
            }
        }

        return base.SendAsync(request, cancellationToken);
    }

    private void Address(HttpRequestMessage request, NserExchange exchange)
    {
        if (!renamesPaths && !exchange.Address.LacksVersion)
        {
            return;
        }

        var address = exchange.Address;
        var values = new Dictionary<string, string>(address.Values, StringComparer.Ordinal);
        if (exchange.Call.Operation != NserOperation.Other && values.TryGetValue("library", out var library) && profile.Libraries.Contains(library))
        {
            values["library"] = profile.Libraries[library];
        }

        request.Method = exchange.Route.Method;
        request.RequestUri = new UriBuilder(request.RequestUri!)
        {
            Path = root + exchange.Route.Path(values),
            Query = string.Join('&', address.Query.Select(pair => Uri.EscapeDataString(profile.Members.Contains(pair.Name) ? profile.Members[pair.Name] : pair.Name) + "=" + pair.Value)),
        }.Uri;
    }

    private void Rename(HttpRequestMessage request)
    {
        // All are taken out before any is added: two may exchange their names.
        var held = headers.Where(name => request.Headers.Contains(name.From)).Select(name => (name.To, Values: request.Headers.NonValidated[name.From].ToArray(), name.From)).ToList();
        held.ForEach(header => request.Headers.Remove(header.From));
        held.ForEach(header => RequestHeaders.Add(request.Headers, header.To, header.Values));
    }
}
