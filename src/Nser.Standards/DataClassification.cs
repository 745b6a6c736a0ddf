namespace Nser.Standards;

/// <summary>How far a piece of data may travel.</summary>
/// <remarks>Source: data sharing documents, sections 6.2 and 6.3. The order counts: what is stricter is greater.</remarks>
public enum DataClassification
{
    /// <summary>Needs no authorization: aggregates, codes of organisations and areas, references that name nobody.</summary>
    Public,

    /// <summary>Needs the approval of the data sharing committee and an agreement: names, addresses, assets, scores, selected identity numbers.</summary>
    Confidential,

    /// <summary>Needs the approval of the highest forum: the identity numbers of a whole household, sensitive survey answers. Coordinates are Secret, too, and no model holds them at all.</summary>
    Secret,
}
