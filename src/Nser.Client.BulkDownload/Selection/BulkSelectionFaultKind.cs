namespace Nser.Client.BulkDownload.Selection;

/// <summary>What is wrong with a part of a selection.</summary>
public enum BulkSelectionFaultKind
{
    /// <summary>No area is named.</summary>
    NothingSelected,

    /// <summary>The geography has no such code or name; <see cref="BulkSelectionFault.Units"/> are those with a similar name.</summary>
    Unknown,

    /// <summary>Several units of the level have the name: <see cref="BulkSelectionFault.Units"/>.</summary>
    Ambiguous,

    /// <summary>It is a unit of another level than the list it stands in: <see cref="BulkSelectionFault.Units"/>.</summary>
    OtherLevel,

    /// <summary>The unit no longer stands; <see cref="BulkSelectionFault.Units"/> took its place.</summary>
    Replaced,

    /// <summary>The area has no tehsil that stands.</summary>
    NoTehsils,

    /// <summary>A quintile is not 1 to 5.</summary>
    Quintile,

    /// <summary>A tehsil's code is not PK and five digits, so that no file can be named after it.</summary>
    MalformedCode,
}
