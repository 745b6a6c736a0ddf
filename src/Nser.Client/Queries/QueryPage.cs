using Nser.Standards;

namespace Nser.Client.Queries;

/// <summary>One page of a search.</summary>
/// <typeparam name="T">What a row is.</typeparam>
public sealed record QueryPage<T>
{
    /// <summary>The rows, in the server's order.</summary>
    public required IReadOnlyList<T> Rows { get; init; }

    /// <summary>Give it as <see cref="PageOptions.Continuation"/> to go on after this page, also in another process; <see langword="null"/> after the last page. Holds no personal data.</summary>
    public string? Continuation { get; init; }

    /// <summary>Rows of all pages, when the version says so (V1.0).</summary>
    public long? TotalRows { get; init; }

    /// <summary>Rows left of the account's limit, when it has one.</summary>
    public long? RowsRemaining { get; init; }

    /// <summary>The version that answered.</summary>
    public NserApiVersion Version { get; init; }

    /// <summary>The call's id, for BISP's support.</summary>
    public string? RequestId { get; init; }

    /// <summary>Number of rows and version; never a row.</summary>
    public override string ToString() => $"page of {Rows.Count} rows (V{Version})";
}
