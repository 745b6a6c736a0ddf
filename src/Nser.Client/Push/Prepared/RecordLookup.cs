namespace Nser.Client.Push.Prepared;

/// <summary>What the registry holds under a record's id.</summary>
public enum RecordLookup
{
    /// <summary>Nothing.</summary>
    NotStored,

    /// <summary>A record that says all that this one says; the registry may have added members of its own.</summary>
    StoredSame,

    /// <summary>A record that says something else.</summary>
    StoredOther,
}
