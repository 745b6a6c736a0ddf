using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Nser.Client.Api;
using Refit;

namespace Nser.Client.Pipeline;

/// <summary>Begins a call: checks what an interface made of it, holds its body in memory, and gives it a request id and the headers that every call has.</summary>
/// <remarks>Stands outermost: whatever is refused here was never an attempt.</remarks>
internal sealed class ExchangeHandler : DelegatingHandler
{
    /// <summary>Above this the server is asked before the body goes: a refusal that comes early would be lost with the connection.</summary>
    private const int AskFirstAbove = 1024 * 1024;

    private static readonly HttpRequestOptionsKey<NserCallOptions> OptionsKey = new(NserCallOptions.Key);
    private static readonly HttpRequestOptionsKey<string> TemplateKey = new(HttpRequestMessageOptions.RelativePathTemplate);
    private static readonly HttpRequestOptionsKey<string> MethodKey = new(HttpRequestMessageOptions.MethodName);
    private static readonly HttpRequestOptionsKey<object?[]> ArgumentsKey = new(HttpRequestMessageOptions.MethodArguments);

    private readonly ContractProfile profile;
    private readonly Uri baseAddress;
    private readonly string userAgent;
    private readonly FailureMap failures;
    private readonly Func<NserCall, CancellationToken, Task<IMeteredRows?>> setAside;
    private readonly TimeProvider clock;

    /// <param name="profile">Where the server serves what an interface asks for.</param>
    /// <param name="baseAddress">The address that the options name.</param>
    /// <param name="applicationName">The program's name for the header <c>User-Agent</c>.</param>
    /// <param name="failures">Makes the error of a status that the call does not accept.</param>
    /// <param name="setAside">Sets rows of a budget aside for a call of somebody else's interface.</param>
    /// <param name="clock">The clock of request ids and durations.</param>
    internal ExchangeHandler(
        ContractProfile profile, Uri baseAddress, string? applicationName, FailureMap failures, Func<NserCall, CancellationToken, Task<IMeteredRows?>> setAside, TimeProvider clock)
    {
        (this.profile, this.baseAddress, this.failures, this.setAside, this.clock) = (profile, baseAddress, failures, setAside, clock);
        var version = typeof(ExchangeHandler).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
        userAgent = applicationName is { } name ? $"Nser.Client/{version} ({name})" : $"Nser.Client/{version}";
    }

    /// <exception cref="ArgumentException">The request is malformed; nothing was sent.</exception>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The request owns its content.")]
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is not null || request.Method != HttpMethod.Get)
        {
            request.Content = request.Content as CallContent ?? await CallContent.HoldAsync(request.Content, cancellationToken).ConfigureAwait(false);
        }

        var exchange = Begin(request);
        using var own = exchange.Call is { IsForeign: true, RowsAtMost: > 0 } ? await setAside(exchange.Call, cancellationToken).ConfigureAwait(false) : null;
        exchange.Meter(own);
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        response.RequestMessage ??= request;
        own?.Charge(response.IsSuccessStatusCode ? exchange.Count(response, "Nser-Rows-Returned") : 0);
        if (response.IsSuccessStatusCode || exchange.Call.Accepts.Contains(response.StatusCode))
        {
            return response;
        }

        using (response)
        {
            throw failures.Of(response, exchange);
        }
    }

    private NserExchange Begin(HttpRequestMessage request)
    {
        if (!request.Options.TryGetValue(TemplateKey, out var template))
        {
            throw new ArgumentException("Only interfaces that Refit's source generator implements go through this client. Nothing was sent. Make yours with NserClient.CreateApi.");
        }

        RequestHeaders.Check(request, request.Options.TryGetValue(ArgumentsKey, out var arguments) ? arguments : []);
        var address = CallAddress.Of(template, request.RequestUri!, baseAddress);
        var (call, route) = Route(request, address);
        var exchange = new NserExchange(call, route, address, Guid.NewGuid().ToString(), profile.Headers, clock.GetTimestamp());
        exchange.Attach(request);
        var headers = request.Headers;
        RequestHeaders.Add(headers, "User-Agent", userAgent);
        RequestHeaders.Add(headers, "X-Request-Id", exchange.RequestId);
        if (!headers.NonValidated.Contains("Accept-Encoding"))
        {
            RequestHeaders.Add(headers, "Accept-Encoding", "gzip");
        }

        if (request.Content is CallContent { Length: > AskFirstAbove })
        {
            headers.ExpectContinue = true;
        }

        return exchange;
    }

    private (NserCall Call, ContractRoute Route) Route(HttpRequestMessage request, CallAddress address)
    {
        request.Options.TryGetValue(OptionsKey, out var options);
        var own = options as NserCall;
        var operation = own?.Operation ?? DefaultContract.OperationOf(request.Method, address.Template);
        var version = own is null ? address.Version : own.Version;
        var call = own ?? new NserCall(options ?? new(), operation, version, MethodName(request));
        return (call, operation == NserOperation.Other
            ? profile.CustomRoute(request.Method, address.Template, version)
            : profile.FindRoute(operation, version) ?? throw Missing(call));
    }

    private static string MethodName(HttpRequestMessage request) => request.Options.TryGetValue(MethodKey, out var name)
        ? name.EndsWith("Async", StringComparison.Ordinal) ? name[..^"Async".Length] : name
        : nameof(NserOperation.Other);

    private NserVersionRetiredException Missing(NserCall call)
    {
        var versions = profile.Routes.Where(route => route.Operation == call.Operation).Select(route => route.Version?.ToString() ?? "no version").ToList();
        var instead = versions.Count == 0 ? "a contract profile that names a route for it" : string.Join(" or ", versions);
        return new($"Version {call.Version?.ToString() ?? "(none)"} of the API does not have the operation {call.Name}. The request was not sent. Use {instead}.") { Operation = call.Operation };
    }
}
