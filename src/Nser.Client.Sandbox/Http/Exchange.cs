using System.Buffers;
using Microsoft.AspNetCore.Http;
using Nser.Client.Sandbox.Accounts;
using Nser.Standards;

namespace Nser.Client.Sandbox.Http;

/// <summary>One request as an endpoint sees it: the whole body has arrived, the caller is known.</summary>
internal sealed class Exchange(HttpRequest request, RouteMatch match, byte[]? body, string requestId)
{
    internal ServedRoute Route => match.Route;

    internal NserApiVersion Version => match.Route.Version ?? default;

    internal string Library => match.Route.Library ?? "";

    internal string RecordId => match.RecordId;

    internal string BatchId => match.BatchId;

    internal string Id => match.Id;

    internal string RequestId => requestId;

    /// <summary>Where the call came from.</summary>
    internal string Address => request.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "";

    /// <summary>Set once the token was read; routes without a token have none.</summary>
    internal Caller Caller { get; set; } = new(new SandboxAccount("", "") { OrganizationCode = "", Role = SandboxRole.Basic }, NserEnvironment.Staging);

    /// <summary>The body as sent; <see langword="null"/> when it was over the limit and thrown away.</summary>
    internal byte[]? Body => body;

    /// <summary>The media type without its parameters; empty without one.</summary>
    internal string MediaType => (request.ContentType ?? "").Split(';')[0].Trim();

    internal string ContentEncoding => request.Headers.ContentEncoding.ToString();

    internal string? Authorization => request.Headers.Authorization.Count == 1 ? request.Headers.Authorization.ToString() : null;

    internal IQueryCollection Query => request.Query;

    /// <summary>The header's only value; <see langword="null"/> when it is missing or repeated.</summary>
    internal string? Header(string name) => request.Headers[name] is { Count: 1 } values ? values.ToString() : null;
}

/// <summary>What answers one operation. Everything is in memory, so an answer needs no waiting.</summary>
internal interface IEndpoint
{
    Reply Answer(Exchange exchange);
}

/// <summary>Reads a whole body up to a limit. What is longer is read to its end and thrown away, so that the client gets the answer and not a broken pipe.</summary>
internal static class RequestBody
{
    internal static async Task<byte[]?> ReadAsync(HttpRequest request, long limit, CancellationToken cancellationToken)
    {
        using var kept = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(81920);
        try
        {
            var tooLong = false;
            for (var read = await request.Body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
                read > 0;
                read = await request.Body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false))
            {
                tooLong |= kept.Length + read > limit;
                if (!tooLong)
                {
                    await kept.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                }
            }

            return tooLong ? null : kept.ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
