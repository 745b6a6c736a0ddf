namespace Nser.Standards.Validation.Rules;

/// <summary>One unit of a geo library, as far as rules care.</summary>
/// <param name="IsInUse">False once the unit was split, merged or retired.</param>
/// <param name="ReplacedBy">The codes of the successors of a unit that is no longer in use.</param>
/// <param name="DivisionCode">The division of a district or tehsil, where the library knows it.</param>
internal sealed record GeoFact(bool IsInUse, IReadOnlyList<string> ReplacedBy, string? DivisionCode);
