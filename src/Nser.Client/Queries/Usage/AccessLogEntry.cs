using System.Text;
using Nser.Standards;
using Nser.Standards.Records;

namespace Nser.Client.Queries.Usage;

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
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = System.Collections.Frozen.FrozenDictionary<string, string>.Empty;

    /// <summary>Rows returned.</summary>
    [Classified(DataClassification.Public)]
    public required long Rows { get; init; }

    /// <summary>When.</summary>
    [Classified(DataClassification.Public)]
    public required DateTimeOffset Timestamp { get; init; }

    // Printing shows what is Public and nothing else; an operation that has no name's form may be anything.
    private bool PrintMembers(StringBuilder builder) =>
        PublicFields.Print(builder, (nameof(SearchType), RecordIds.IsFit(SearchType) ? SearchType : null), (nameof(Rows), Rows), (nameof(Timestamp), Timestamp));
}
