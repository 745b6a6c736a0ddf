using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using Nser.Client.Api;

namespace Nser.Client.Pipeline;

/// <summary>Turns a call into a request by the contract profile's routes and names.</summary>
internal sealed class RequestFactory
{
    /// <summary>Above this the server is asked before the body goes: a refusal that comes early would be lost with the connection.</summary>
    private const int AskFirstAbove = 1024 * 1024;

    private readonly ContractProfile profile;
    private readonly Uri baseAddress;
    private readonly string userAgent;

    internal RequestFactory(Uri baseAddress, string? applicationName, ContractProfile profile)
    {
        this.profile = profile;
        this.baseAddress = baseAddress;
        var version = typeof(RequestFactory).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
        userAgent = applicationName is not null ? $"Nser.Client/{version} ({applicationName})" : $"Nser.Client/{version}";
    }

    internal HttpRequestMessage Create(NserExchange exchange)
    {
        var call = exchange.Call;
        var request = new HttpRequestMessage(exchange.Route.Method, Address(exchange.Route, call)) { Content = Content(exchange) };
        try
        {
            Add(request.Headers, "User-Agent", userAgent);
            Add(request.Headers, "Accept", "application/json, application/problem+json, application/x-ndjson, text/csv");
            if (!call.Headers.ContainsKey("Accept-Encoding"))
            {
                Add(request.Headers, "Accept-Encoding", "gzip");
            }

            Add(request.Headers, profile.Headers["X-Request-Id"], exchange.RequestId);
            foreach (var (name, value) in call.Headers)
            {
                Add(request.Headers, profile.Headers.Contains(name) ? profile.Headers[name] : name, value);
            }

            request.Headers.ExpectContinue = call.Body is { Length: > AskFirstAbove } ? true : null;
            exchange.Attach(request);
            return request;
        }
        catch
        {
            request.Dispose();
            throw;
        }
    }

    private Uri Address(ContractRoute route, NserCall call)
    {
        var query = string.Join('&', call.Query.Select(pair =>
            Uri.EscapeDataString(profile.Members.Contains(pair.Key) ? profile.Members[pair.Key] : pair.Key) + "=" + Uri.EscapeDataString(pair.Value)));
        return new UriBuilder(baseAddress)
        {
            Path = baseAddress.AbsolutePath.TrimEnd('/') + route.Path(call.RouteValues),
            Query = query,
        }.Uri;
    }

    /// <remarks>A request that changes something always has content, if only an empty one: without it the network stack itself sends the request up to four times.</remarks>
    private static TrackedContent? Content(NserExchange exchange)
    {
        var call = exchange.Call;
        if (call.Body is null && exchange.Route.Method == HttpMethod.Get)
        {
            return null;
        }

        var content = new TrackedContent(call.Body ?? default, exchange);
        if (call.Body is not null)
        {
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(call.MediaType);
        }

        if (call.ContentEncoding is { } coding)
        {
            content.Headers.ContentEncoding.Add(coding);
        }

        return content;
    }

    private static void Add(HttpRequestHeaders headers, string name, string value)
    {
        if (value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            throw new ArgumentException($"The value for header {name} holds a line break, a control or a non-ASCII character; nothing was sent.");
        }

        headers.Add(name, value);
    }
}

/// <summary>A body that notes when it begins to leave. Before that, provably nothing of it left this machine.</summary>
/// <remarks>The exceptions of the network stack do not tell: a connect timeout and a lost answer look alike.</remarks>
internal sealed class TrackedContent(ReadOnlyMemory<byte> body, NserExchange exchange) : HttpContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        exchange.MarkSent();
        await stream.WriteAsync(body, cancellationToken).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }
}
