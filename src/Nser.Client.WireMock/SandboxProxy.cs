using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using WireMock;
using WireMock.ResponseProviders;
using WireMock.Settings;
using WireMock.Types;
using WireMock.Util;

namespace Nser.Client.WireMock;

/// <summary>Does what is planned for a call, or sends it to the sandbox.</summary>
internal sealed class PlannedResponseProvider(CallPlan plan, SandboxProxy sandbox, TimeProvider clock) : IResponseProvider
{
    public async Task<(IResponseMessage Message, IMapping? Mapping)> ProvideResponseAsync(IMapping mapping, HttpContext context, IRequestMessage requestMessage, WireMockServerSettings settings)
    {
        var step = plan.Claim(requestMessage);
        if (step.Delay > TimeSpan.Zero)
        {
            await Task.Delay(step.Delay, clock, context.RequestAborted).ConfigureAwait(false);
        }

        return (step.Cuts ? SandboxProxy.Cut(context) : step.Answer?.Invoke(requestMessage) ?? await sandbox.SendAsync(context, requestMessage).ConfigureAwait(false), null);
    }
}

/// <summary>Sends requests to the sandbox and brings its answers back, both byte for byte.</summary>
/// <remarks>
/// WireMock's own proxy is not used: it rewrites JSON bodies, replaces <c>Date</c>, drops <c>Content-Length</c> and turns a cut connection into status 500.
/// </remarks>
internal sealed class SandboxProxy(Uri sandbox)
{
    /// <summary>Larger answers are cut; the sandbox's endless body is one.</summary>
    private const int LargestAnswer = 256 * 1024 * 1024;

    /// <summary>These belong to one connection (RFC 9110, section 7.6.1), or are set by whoever sends the message.</summary>
    private static readonly HashSet<string> OfConnection = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Content-Length", "Date", "Expect", "Host", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
    };

    /// <summary>One connection for each request: a request on a connection that is used again may be repeated without notice, and a fault would be met twice.</summary>
    private static readonly HttpClient Client = new(new SocketsHttpHandler
    {
        ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        PooledConnectionLifetime = TimeSpan.Zero,
        UseCookies = false,
        UseProxy = false,
    })
    {
        MaxResponseContentBufferSize = LargestAnswer,
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Closes the connection without an answer. The status is for WireMock's journal only.</summary>
    internal static ResponseMessage Cut(HttpContext context)
    {
        context.Abort();
        return Text("The connection was cut.");
    }

    internal async Task<IResponseMessage> SendAsync(HttpContext context, IRequestMessage request)
    {
        try
        {
            using var message = Message(context, request);
            using var answer = await Client.SendAsync(message, context.RequestAborted).ConfigureAwait(false);
            var body = await answer.Content.ReadAsByteArrayAsync(context.RequestAborted).ConfigureAwait(false);
            RestoreHeaders(context.Response, answer, body.Length);
            return new ResponseMessage { StatusCode = (int)answer.StatusCode, Headers = HeadersOf(answer), BodyData = new BodyData { DetectedBodyType = BodyType.Bytes, BodyAsBytes = body } };
        }
        catch (FormatException)
        {
            return Text("The request has a header that cannot be sent on; it did not reach the sandbox. Correct the header.");
        }
        catch (HttpRequestException error) when (error.HttpRequestError == HttpRequestError.ConnectionError)
        {
            return Text("The sandbox cannot be reached, so the request was not answered. Dispose of the WireMock server before the sandbox.");
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            return Cut(context);
        }
    }

    private HttpRequestMessage Message(HttpContext context, IRequestMessage request)
    {
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget;
        var path = target?.StartsWith('/') == true ? target : request.Path + context.Request.QueryString;
        var address = new Uri(sandbox.GetLeftPart(UriPartial.Authority) + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var message = new HttpRequestMessage(new HttpMethod(request.Method), address);
        var sent = context.Request.Headers.Where(header => !OfConnection.Contains(header.Key)).ToLookup(header => IsOfContent(header.Key));
        if (request.BodyAsBytes is { } body || sent[true].Any())
        {
            message.Content = new ByteArrayContent(request.BodyAsBytes ?? []);
            foreach (var (name, value) in sent[true])
            {
                message.Content.Headers.Add(name, value.AsEnumerable());
            }
        }

        foreach (var (name, value) in sent[false])
        {
            message.Headers.Add(name, value.AsEnumerable());
        }

        return message;
    }

    private static bool IsOfContent(string header) => header.StartsWith("Content-", StringComparison.OrdinalIgnoreCase)
        || header.Equals("Allow", StringComparison.OrdinalIgnoreCase)
        || header.Equals("Expires", StringComparison.OrdinalIgnoreCase)
        || header.Equals("Last-Modified", StringComparison.OrdinalIgnoreCase);

    private static Dictionary<string, WireMockList<string>> HeadersOf(HttpResponseMessage answer) => answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated)
        .Where(header => !OfConnection.Contains(header.Key))
        .ToDictionary(header => header.Key, header => new WireMockList<string>([.. header.Value]), StringComparer.OrdinalIgnoreCase);

    /// <summary>Sets what WireMock sets otherwise, at the last moment: the date of the sandbox's clock, and the length.</summary>
    private static void RestoreHeaders(HttpResponse response, HttpResponseMessage answer, int length)
    {
        var date = answer.Headers.Date;
        var hasLength = (int)answer.StatusCode is not (204 or 304);
        response.OnStarting(() =>
        {
            response.Headers.Date = date?.ToString("R", CultureInfo.InvariantCulture) ?? response.Headers.Date;
            response.ContentLength = hasLength ? length : null;
            return Task.CompletedTask;
        });
    }

    private static ResponseMessage Text(string text) => new()
    {
        StatusCode = (int)HttpStatusCode.BadGateway,
        Headers = new Dictionary<string, WireMockList<string>> { ["Content-Type"] = new("text/plain") },
        BodyData = new BodyData { DetectedBodyType = BodyType.Bytes, BodyAsBytes = Encoding.UTF8.GetBytes(text) },
    };
}
