using System.Collections.Frozen;
using System.Net;
using Nser.Client.Api;

namespace Nser.Client.Queries;

/// <summary>One question to the registry, in the words of one version.</summary>
/// <typeparam name="T">What the answer's body is.</typeparam>
internal sealed record QueryCall<T>(NserOperation Operation, Func<ReadOnlyMemory<byte>, T> Decode)
    where T : class
{
    /// <summary>Looks at an answer before its body is read, and says why it cannot be used; <see langword="null"/> when it can. Default: every answer can.</summary>
    internal Func<HttpResponseMessage, string?>? Refuse { get; init; }

    /// <summary>Whether <see cref="Decode"/> keeps nothing of the memory that it reads, so that the next answer may use it.</summary>
    internal bool DecodeTakesAll { get; init; }

    /// <summary>Values for the route's placeholders. Never personal data.</summary>
    internal IReadOnlyDictionary<string, string> RouteValues { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Query parameters by their canonical names. Never personal data.</summary>
    internal IReadOnlyDictionary<string, string> Query { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Headers by their canonical names.</summary>
    internal IReadOnlyDictionary<string, string> Headers { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>The body; personal data stand here and nowhere else.</summary>
    internal ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>The kinds of parameters, for example <c>location.tehsilCode</c>; never their values. The role is judged by them and the audit names them.</summary>
    internal IReadOnlyList<string> ParameterNames { get; init; } = [];

    /// <summary>Whether a second application does no harm, so that the call may be sent again after a lost answer. Default <see langword="true"/>: a question changes nothing.</summary>
    internal bool RepeatIsSafe { get; init; } = true;

    /// <summary>Rows of the budget that are set aside for this answer already; a call without one sets <see cref="RowsAtMost"/> aside itself.</summary>
    internal RowReservation? Reservation { get; init; }

    /// <summary>The most rows that the answer may hold; 0 for what is not metered.</summary>
    internal int RowsAtMost { get; init; }

    /// <summary>How often the call may go out, at the most; a caller who counts and waits itself says 1.</summary>
    internal int MaxAttempts { get; init; } = int.MaxValue;

    /// <summary>Statuses beside 2xx that the caller handles itself; their bodies are not decoded.</summary>
    internal IReadOnlyList<HttpStatusCode> Accepts { get; init; } = [];
}
