namespace Nser.Client.Governance.Anonymization;

/// <summary>Rows that hide in each other, and what that cost.</summary>
/// <typeparam name="TRow">The kind of row.</typeparam>
public sealed record KAnonymousRows<TRow>
    where TRow : IAnonymousRow<TRow>
{
    /// <summary>The rows that may go out, ordered by area and traits and mixed within each group, so that their order tells nothing of where they came from.</summary>
    public required IReadOnlyList<TRow> Rows { get; init; }

    /// <summary>How many of them got a coarser area: the district.</summary>
    public required int ToDistrict { get; init; }

    /// <summary>How many of them got a coarser area: the province.</summary>
    public required int ToProvince { get; init; }

    /// <summary>How many rows were left out, because too few looked like them even in a whole province.</summary>
    public required int Suppressed { get; init; }

    /// <summary>The figures.</summary>
    public override string ToString() => FormattableString.Invariant($"{Rows.Count} rows, {ToDistrict} by district, {ToProvince} by province, {Suppressed} suppressed");
}
