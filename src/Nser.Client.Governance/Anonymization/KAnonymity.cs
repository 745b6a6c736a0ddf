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
