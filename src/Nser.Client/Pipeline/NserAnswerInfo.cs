namespace Nser.Client.Pipeline;

/// <summary>What the client knows about an answer that it gave to an interface of <see cref="NserClient.CreateApi{T}()"/>, beside the answer itself.</summary>
/// <remarks>For interface methods that return <see cref="HttpResponseMessage"/>. Holds no rows and no credentials.</remarks>
/// <example><code>
/// using var response = await api.GetUsageAsync(version, null, null, null, cancellationToken);
/// var requestId = NserAnswerInfo.Of(response).RequestId;
/// </code></example>
public sealed record NserAnswerInfo
{
    private NserAnswerInfo(NserExchange exchange, HttpResponseMessage response)
    {
        RequestId = exchange.RequestId;
        Problem = exchange.Problem;
        RowsReturned = exchange.Count(response, "Nser-Rows-Returned");
        RowsRemaining = exchange.Count(response, "Nser-Rows-Remaining");
    }

    /// <summary>The <c>X-Request-Id</c> of the call, for BISP's support. The same on every attempt.</summary>
    public string RequestId { get; }

    /// <summary>The server's problem details (RFC 9457) of a status that <see cref="Api.NserCallOptions.Accepts"/> names; <see langword="null"/> for a success, and when the server sent none.</summary>
    public NserProblem? Problem { get; }

    /// <summary>The number of rows that the server metered for this answer; <see langword="null"/> when it does not say.</summary>
    public long? RowsReturned { get; }

    /// <summary>The number of rows left of the account's row limit; <see langword="null"/> when there is no limit, or the server does not say.</summary>
    public long? RowsRemaining { get; }

    /// <summary>Reads what the client noted about an answer. Works before and after the body is read.</summary>
    /// <param name="response">An answer of an interface that <see cref="NserClient.CreateApi{T}()"/> made.</param>
    /// <exception cref="ArgumentException">The answer did not come through a client's pipeline.</exception>
    public static NserAnswerInfo Of(HttpResponseMessage response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return response.RequestMessage is { } request && NserExchange.Find(request) is { } exchange
            ? new(exchange, response)
            : throw new ArgumentException("The answer did not come from an interface of NserClient.CreateApi, so the client knows nothing about it.", nameof(response));
    }
}
