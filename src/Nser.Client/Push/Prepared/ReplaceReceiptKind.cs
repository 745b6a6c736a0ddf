namespace Nser.Client.Push.Prepared;

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
