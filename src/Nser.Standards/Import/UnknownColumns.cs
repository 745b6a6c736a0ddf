namespace Nser.Standards.Import;

/// <summary>What an import does with columns that are no field of the standard.</summary>
public enum UnknownColumns
{
    /// <summary>Leave them out and say so once, as information on the first record.</summary>
    Report,

    /// <summary>Leave them out.</summary>
    Ignore,

    /// <summary>Write them into the record as text under the column's own name. The standards allow members that they do not know.</summary>
    Keep,
}
