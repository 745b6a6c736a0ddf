using System.Globalization;
using Nser.Standards;

namespace Nser.Client.BulkDownload.Selection;

/// <summary>A plan for people: provinces, in them districts, in them tehsils, and the totals.</summary>
internal static class PlanText
{
    internal static async Task WriteAsync(BulkPlan plan, GeoLibrary library, TextWriter text, CancellationToken cancellationToken)
    {
        var tehsils = plan.Items.GroupBy(item => item.TehsilCode.Value).Select(files => new Row(library, files.Key, Suffix([.. files])));
        foreach (var province in tehsils.GroupBy(row => row.Heading(GeoLevel.Province)))
        {
            await text.WriteLineAsync(province.Key.AsMemory(), cancellationToken).ConfigureAwait(false);
            foreach (var district in province.GroupBy(row => row.Heading(GeoLevel.District)))
            {
                await text.WriteLineAsync($"  {district.Key}".AsMemory(), cancellationToken).ConfigureAwait(false);
                foreach (var row in district)
                {
                    await text.WriteLineAsync($"    {row}".AsMemory(), cancellationToken).ConfigureAwait(false);
                }
            }
        }

        await text.WriteLineAsync(plan.ToString().AsMemory(), cancellationToken).ConfigureAwait(false);
        await text.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Numbers with commas, the same in every culture.</summary>
    internal static string Numbers(IEnumerable<int> numbers) => string.Join(", ", numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));

    private static string Suffix(BulkPlanItem[] files)
    {
        int[] quintiles = [.. files.Where(file => file.Quintile is not null).Select(file => file.Quintile!.Value)];
        return quintiles.Length == 0 ? "" : $": {(quintiles.Length < files.Length ? "all, and " : "")}quintiles {Numbers(quintiles)}";
    }

    /// <summary>A tehsil and what is above it.</summary>
    private sealed class Row(GeoLibrary library, string code, string suffix)
    {
        private readonly IReadOnlyList<GeoUnit> above = library.Ancestors(code);

        /// <summary>The unit of a level, for example <c>PK630 Rawalpindi</c>; empty when the geography has none there.</summary>
        internal string Heading(GeoLevel level) => above.FirstOrDefault(unit => unit.Level == level) is { } unit ? $"{unit.Code} {unit.NameEn}" : "";

        public override string ToString() => $"{code} {library.Find(code)?.NameEn}{suffix}";
    }
}
