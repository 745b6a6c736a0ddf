using System.Security.Cryptography;

namespace Nser.Client.Governance.Anonymization;

/// <summary>Checks and enforces that every row looks like k - 1 others in all by which a person could be recognised.</summary>
/// <remarks>
/// What it does not do: it counts rows, not families, and does not look whether all rows of a group say the same of what is sensitive (l-diversity). Sets that overlap can give away
/// what each of them hides: release a set once.
/// </remarks>
public static class KAnonymity
{
    /// <summary>Counts the groups of rows that look alike.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="policy">Says k.</param>
    public static KAnonymityReport Check<TRow>(IEnumerable<TRow> rows, AnonymizationPolicy policy)
        where TRow : IAnonymousRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(policy);
        var sizes = rows.GroupBy(LooksOf, StringComparer.Ordinal).Select(group => group.Count()).ToList();
        return new()
        {
            K = policy.K,
            Rows = sizes.Sum(),
            Groups = sizes.Count,
            SmallestGroup = sizes.Count == 0 ? 0 : sizes.Min(),
            SmallGroups = sizes.Count(size => size < policy.K),
            RowsInSmallGroups = sizes.Where(size => size < policy.K).Sum(),
        };
    }

    /// <summary>Makes areas coarser, to the district and then to the province, for rows that too few look like, and leaves out those that are still alone. Rows without an area are left out unless k look alike.</summary>
    /// <param name="rows">The rows; all are held in memory.</param>
    /// <param name="policy">Says k and the finest area.</param>
    public static KAnonymousRows<TRow> Enforce<TRow>(IEnumerable<TRow> rows, AnonymizationPolicy policy)
        where TRow : IAnonymousRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(policy);
        var kept = new List<(string Looks, TRow Row)>();
        var moved = new int[Enum.GetValues<AnonymousAreaLevel>().Length];
        var left = rows.ToList();
        for (var level = policy.Area; level <= AnonymousAreaLevel.Province && left.Count > 0; level++)
        {
            var groups = left.Select(row => Coarser(row, level)).GroupBy(LooksOf, StringComparer.Ordinal).ToList();
            var enough = groups.Where(group => group.Count() >= policy.K).ToList();
            kept.AddRange(enough.SelectMany(group => group.Select(row => (group.Key, row))));
            moved[(int)level] += enough.Sum(group => group.Count());
            left = [.. groups.Where(group => group.Count() < policy.K).SelectMany(group => group)];
        }

        // Within a group the order of the input would join what stood side by side.
        var mixed = kept.ToArray();
        RandomNumberGenerator.Shuffle(mixed.AsSpan());
        return new()
        {
            Rows = [.. mixed.OrderBy(pair => pair.Looks, StringComparer.Ordinal).Select(pair => pair.Row)],
            ToDistrict = policy.Area < AnonymousAreaLevel.District ? moved[(int)AnonymousAreaLevel.District] : 0,
            ToProvince = policy.Area < AnonymousAreaLevel.Province ? moved[(int)AnonymousAreaLevel.Province] : 0,
            Suppressed = left.Count,
        };
    }

    private static TRow Coarser<TRow>(TRow row, AnonymousAreaLevel level)
        where TRow : IAnonymousRow<TRow> => row.Area is { } area && area.Level < level ? row.WithArea(area.At(level)) : row;

    // A unit separator cannot stand in a band, a word or a code.
    private static string LooksOf<TRow>(TRow row)
        where TRow : IAnonymousRow<TRow> => string.Join('\u001f', [row.Area?.Code, .. row.Traits]);
}

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

/// <summary>How well rows hide in each other: rows that agree in area and all traits are a group.</summary>
public sealed record KAnonymityReport
{
    /// <summary>The k that was asked for.</summary>
    public required int K { get; init; }

    /// <summary>How many rows there are.</summary>
    public required int Rows { get; init; }

    /// <summary>How many groups they form.</summary>
    public required int Groups { get; init; }

    /// <summary>How many rows the smallest group has; 0 without rows.</summary>
    public required int SmallestGroup { get; init; }

    /// <summary>How many groups have fewer than k rows.</summary>
    public required int SmallGroups { get; init; }

    /// <summary>How many rows are in such groups.</summary>
    public required int RowsInSmallGroups { get; init; }

    /// <summary>Whether every group has k rows at least.</summary>
    public bool IsSatisfied => SmallGroups == 0;

    /// <summary>The figures; they are Public.</summary>
    public override string ToString() => FormattableString.Invariant($"{Rows} rows in {Groups} groups, the smallest of {SmallestGroup}; {RowsInSmallGroups} rows in groups below {K}");
}
