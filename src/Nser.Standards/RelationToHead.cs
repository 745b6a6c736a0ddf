namespace Nser.Standards;

/// <summary>How a person is related to the head of the household.</summary>
/// <remarks>Source: standards, section 1, field 17; the list of the Pakistan Demographic and Health Survey.</remarks>
public enum RelationToHead
{
    /// <summary>The head.</summary>
    Head,

    /// <summary>Wife or husband.</summary>
    Spouse,

    /// <summary>Son or daughter.</summary>
    Child,

    /// <summary>Son-in-law or daughter-in-law.</summary>
    ChildInLaw,

    /// <summary>Grandchild.</summary>
    Grandchild,

    /// <summary>Parent.</summary>
    Parent,

    /// <summary>Parent-in-law.</summary>
    ParentInLaw,

    /// <summary>Brother or sister.</summary>
    Sibling,

    /// <summary>Another relative.</summary>
    OtherRelative,

    /// <summary>Adopted or foster child.</summary>
    AdoptedFoster,

    /// <summary>Not related.</summary>
    NotRelated,

    /// <summary>Not known.</summary>
    Unknown,
}
