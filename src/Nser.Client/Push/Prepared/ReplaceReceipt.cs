using Nser.Standards;

namespace Nser.Client.Push.Prepared;

/// <summary>What a server answered to the replacement of a record.</summary>
public sealed record ReplaceReceipt
{
    /// <summary>What became of the replacement.</summary>
    public required ReplaceReceiptKind Kind { get; init; }

    /// <summary>What the server found: codes and places, not its free text. Default empty.</summary>
    public IReadOnlyList<ValidationFinding> Findings { get; init; } = [];

    /// <summary>The <c>X-Request-Id</c> of the call, for BISP's support.</summary>
    public string? RequestId { get; init; }

    /// <summary>Kind and number of findings; nothing of the record.</summary>
    public override string ToString() => FormattableString.Invariant($"{Kind}, {Findings.Count} findings");
}

/// <summary>What a server answered to the replacement of a record.</summary>
public enum ReplaceReceiptKind
{
    /// <summary>The registry now holds the record as sent.</summary>
    Applied,

    /// <summary>The server refused the record (422) and changed nothing.</summary>
    Refused,

    /// <summary>The registry holds no record with this id.</summary>
    NotFound,
}
