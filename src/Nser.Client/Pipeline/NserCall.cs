using System.Collections.Frozen;
using System.Net;
using Nser.Client.Api;
using Nser.Standards;

namespace Nser.Client.Pipeline;

/// <summary>One logical call: what is asked, independent of how often it must be tried.</summary>
internal sealed record NserCall(NserOperation Operation, NserApiVersion? Version)
{
    /// <summary>Values for the route's placeholders. Never personal data.</summary>
    internal IReadOnlyDictionary<string, string> RouteValues { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Query parameters. Never personal data.</summary>
    internal IReadOnlyDictionary<string, string> Query { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Headers by their canonical names; the profile says what the server calls them.</summary>
    internal IReadOnlyDictionary<string, string> Headers { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>The body; the same bytes go out on every attempt.</summary>
    internal ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>The body's media type.</summary>
    internal string MediaType { get; init; } = "application/json";

    /// <summary>The body's content coding, for example <c>gzip</c>; <see cref="Body"/> is already encoded.</summary>
    internal string? ContentEncoding { get; init; }

    /// <summary>Whether a second application of this call does no harm, so that it may be sent again after a lost answer. Default: yes, unless the operation stores something.</summary>
    internal bool RepeatIsSafe { get; init; } = !Operation.ChangesState;

    /// <summary>How often the call may go out, at the most; a caller who keeps count and back-off elsewhere says 1. The replay with a fresh token does not count.</summary>
    internal int MaxAttempts { get; init; } = int.MaxValue;

    /// <summary>Statuses beside 2xx that the caller handles itself; any other becomes an <see cref="NserException"/>.</summary>
    internal IReadOnlyList<HttpStatusCode> Accepts { get; init; } = [];

    /// <summary>Reads the body of a success. Runs inside the pipeline: a body that it cannot read (<see cref="System.Text.Json.JsonException"/>) is a failed attempt. Default: JSON must only close.</summary>
    internal Func<ReadOnlyMemory<byte>, object>? Decode { get; init; }

    /// <summary>Looks at an answer before its body is read, and says why it cannot be used; <see langword="null"/> when it can. Default: every answer can.</summary>
    internal Func<HttpResponseMessage, string?>? Refuse { get; init; }

    /// <summary>Whether <see cref="Decode"/> keeps nothing of the body's memory, so that the next answer may use it; the answer's body is then empty.</summary>
    internal bool DecodeTakesAll { get; init; }

    /// <summary>Whether a success is handed over with its body unread: who opened the call reads it piece by piece and proves it. Default no.</summary>
    internal bool LeavesBody { get; init; }

    /// <summary>What the body asks by: names such as <c>location.tehsilCode</c>, never values. The role is checked by them and the audit trail names them. The names of route and query values need not be repeated.</summary>
    internal IReadOnlyList<string> ParameterNames { get; init; } = [];

    /// <summary>The most rows that the answer may hold; a query without <see cref="Rows"/> sets them aside itself. Default 0: nothing is metered.</summary>
    internal int RowsAtMost { get; init; }

    /// <summary>The rows of a budget that are set aside for the answer; <see langword="null"/> when there is no budget or nothing is metered.</summary>
    internal IMeteredRows? Rows { get; init; }

    /// <summary>How many records a write carries, for the audit trail; <see langword="null"/> on a pull, whose answer counts its rows.</summary>
    internal int? Records { get; init; }

    /// <summary>Whether a token goes with the call. Only the versions list and the login itself go without.</summary>
    internal bool Anonymous { get; init; }
}
