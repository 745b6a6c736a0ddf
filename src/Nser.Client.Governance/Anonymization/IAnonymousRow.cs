namespace Nser.Client.Governance.Anonymization;

/// <summary>A row without identifiers, of which it is known by what a person could still be recognised.</summary>
/// <typeparam name="TSelf">The row's own type.</typeparam>
public interface IAnonymousRow<TSelf>
    where TSelf : IAnonymousRow<TSelf>
{
    /// <summary>The area; <see langword="null"/> when it is not known.</summary>
    AnonymousArea? Area { get; }

    /// <summary>What else others may know of the person or household (quasi-identifiers), as texts in a fixed order; <see langword="null"/> for what is not known.</summary>
    IReadOnlyList<string?> Traits { get; }

    /// <summary>The same row with a coarser area.</summary>
    TSelf WithArea(AnonymousArea area);
}
