using System.Globalization;

namespace Nser.Client.Queries.Usage;

/// <summary>The days of a question.</summary>
internal static class Period
{
    /// <exception cref="ArgumentException">The period ends before it begins.</exception>
    internal static void Check(DateOnly from, DateOnly to)
    {
        if (from > to)
        {
            throw new ArgumentException("The period ends before it begins: exchange its days.", nameof(to));
        }
    }

    internal static Dictionary<string, string> Query(DateOnly from, DateOnly to) => new(StringComparer.Ordinal)
    {
        ["from"] = from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["to"] = to.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };
}
