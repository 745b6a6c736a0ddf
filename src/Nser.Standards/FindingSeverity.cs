namespace Nser.Standards;

/// <summary>What a finding does to its record.</summary>
public enum FindingSeverity
{
    /// <summary>Worth knowing; the record is sent.</summary>
    Information,

    /// <summary>Probably wrong; the record is sent and the finding travels in the report.</summary>
    Warning,

    /// <summary>Against the standard; the record is not sent.</summary>
    Error,
}
