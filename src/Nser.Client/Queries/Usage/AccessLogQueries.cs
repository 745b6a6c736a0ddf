using System.Collections.Frozen;
using System.Text;
using System.Text.Json.Serialization;
using Nser.Client.Api;
using Nser.Standards;
using Nser.Standards.Records;

namespace Nser.Client.Queries.Usage;

/// <summary>What the server logged of one's own calls.</summary>
/// <remarks>Source: data sharing protocols 3.0, section 8.2.3.</remarks>
public sealed class AccessLogQueries
{
    private readonly QueryClient calls;

    internal AccessLogQueries(QueryClient calls) => this.calls = calls;

    /// <summary>Reads the entries of a period, newest first, page by page.</summary>
    /// <param name="from">The first day, in Pakistan.</param>
    /// <param name="to">The last day, not before <paramref name="from"/>. Calls made while a period that holds today is read may change it under the reader's hands.</param>
    /// <param name="options">Size of the pages, where to go on and where to stop; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="ArgumentException">The period ends before it begins, or an option is out of its range.</exception>
    public PagedRows<AccessLogEntry> ListAsync(DateOnly from, DateOnly to, PageOptions? options = null, CancellationToken cancellationToken = default)
    {
        Period.Check(from, to);
        var search = new PagedSearch<AccessLogEntry>(
            NserOperation.GetAccessLog,
            (version, place) => new(NserOperation.GetAccessLog, version)
            {
                Send = (api, call, stop) => api.GetAccessLogAsync(version, Period.Text(from), Period.Text(to), version == NserApiVersion.V1 ? place.Page : null, place.Token, place.PageSize, call, stop),
            },
            calls.Json(UsageJson.Default).Decode<RowPage<AccessLogEntry>>,
            (row, _, _) => new(Complete(row)))
        {
            IsMetered = false,
            IdentityOf = static row => FormattableString.Invariant($"{row.Timestamp:O}/{row.SearchType}/{row.Rows}"),
            // Many calls of one kind may bear the same second.
            RowsMayLookAlike = true,
            Fingerprint = FormattableString.Invariant($"{from:O}/{to:O}"),
        };
        return PageReader<AccessLogEntry>.Rows(calls, search, options, cancellationToken);
    }

    private static AccessLogEntry Complete(AccessLogEntry row) => row with
    {
        Ip = row.Ip ?? "",
        UserId = row.UserId ?? "",
        UserName = row.UserName ?? "",
        SearchType = row.SearchType ?? "",
        Parameters = row.Parameters ?? FrozenDictionary<string, string>.Empty,
    };
}

/// <summary>One call as the server logged it.</summary>
/// <remarks>Printing shows what was called, when and how many rows came. Source: data sharing protocols 3.0, section 8.2.3.</remarks>
public sealed record AccessLogEntry
{
    /// <summary>The address that the call came from.</summary>
    [Classified(DataClassification.Confidential)]
    public required string Ip { get; init; }

    /// <summary>Id of the user.</summary>
    [Classified(DataClassification.Confidential)]
    public required string UserId { get; init; }

    /// <summary>Name of the user.</summary>
    [Classified(DataClassification.Confidential)]
    public required string UserName { get; init; }

    /// <summary>The operation, for example <c>searchHouseholdsByCnic</c>.</summary>
    [Classified(DataClassification.Public)]
    public required string SearchType { get; init; }

    /// <summary>Selected parameters; the server masks identity numbers. Default empty.</summary>
    [Classified(DataClassification.Confidential)]
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Rows returned.</summary>
    [Classified(DataClassification.Public)]
    public required long Rows { get; init; }

    /// <summary>When.</summary>
    [Classified(DataClassification.Public)]
    [JsonConverter(typeof(InstantConverter))]
    public required DateTimeOffset Timestamp { get; init; }

    // Printing shows what is Public and nothing else; an operation that has no name's form may be anything.
    private bool PrintMembers(StringBuilder builder) =>
        PublicFields.Print(builder, (nameof(SearchType), RecordIds.IsFit(SearchType) ? SearchType : null), (nameof(Rows), Rows), (nameof(Timestamp), Timestamp));
}
