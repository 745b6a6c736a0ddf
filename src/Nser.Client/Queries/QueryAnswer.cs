using System.Net;
using System.Net.Http.Headers;
using Nser.Client.Pipeline;
using Nser.Standards;

namespace Nser.Client.Queries;

/// <summary>A whole answer of the registry, decoded.</summary>
internal sealed record QueryAnswer<T>(T? Value, NserApiVersion Version, NserRole? Role, HttpStatusCode Status, HttpResponseHeaders Headers, string RequestId)
    where T : class
{
    /// <summary>The decoded body of a success.</summary>
    /// <exception cref="InvalidOperationException">The status is one that the caller accepts beside success.</exception>
    internal T Body => Value ?? throw new InvalidOperationException($"An answer with status {(int)Status} has no decoded body.");

    /// <summary>Rows in this answer by the server's count, when it says so.</summary>
    internal int? RowsReturned { get; init; }

    /// <summary>Rows left of the account's limit, when it has one.</summary>
    internal long? RowsRemaining { get; init; }

    /// <summary>The problem, when the status is not a success.</summary>
    internal NserProblem? Problem { get; init; }
}
