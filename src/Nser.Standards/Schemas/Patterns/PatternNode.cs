using System.Collections.Immutable;

namespace Nser.Standards.Schemas.Patterns;

/// <summary>A pattern as a tree.</summary>
internal abstract record PatternNode
{
    /// <summary>One character of a set.</summary>
    internal sealed record Character(CodePointSet Set) : PatternNode;

    /// <summary>One part behind the other.</summary>
    internal sealed record Sequence(ImmutableArray<PatternNode> Parts) : PatternNode;

    /// <summary>One of several.</summary>
    internal sealed record Choice(ImmutableArray<PatternNode> Branches) : PatternNode;

    /// <summary>The same part several times.</summary>
    /// <param name="Part">What is repeated.</param>
    /// <param name="Least">How often at least.</param>
    /// <param name="Most">How often at most; <see langword="null"/> for any number.</param>
    internal sealed record Repeat(PatternNode Part, int Least, int? Most) : PatternNode;

    /// <summary>The beginning of the text, <c>^</c>.</summary>
    internal sealed record Start : PatternNode;

    /// <summary>The end of the text, <c>$</c>: its very end, also where a line feed stands there.</summary>
    internal sealed record End : PatternNode;
}
