namespace Nser.Client.Outbox;

/// <summary>How the records of a batch travel.</summary>
public enum BatchPurpose
{
    /// <summary>As one push of records that the registry does not know yet.</summary>
    Push = 0,

    /// <summary>One by one, each replacing what the registry holds under the same record id (PUT).</summary>
    Replace = 1,
}
