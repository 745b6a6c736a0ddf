namespace Nser.Client.Api;

/// <summary>What a server offers so that a batch whose answer was lost can be sent again without storing a record twice.</summary>
public enum SafeRepeat
{
    /// <summary>Nothing: a lost answer leaves the outcome unknown and the batch is not sent again.</summary>
    None,

    /// <summary>Records can be looked up by record id; a lost batch is looked up before it is sent again.</summary>
    Lookup,

    /// <summary>A record with a known record id and the same content is a duplicate and is stored once.</summary>
    UpsertByRecordId,

    /// <summary>The same key (or batch id) with the same content gets the first answer again. The default of both versions.</summary>
    IdempotencyKey,
}
