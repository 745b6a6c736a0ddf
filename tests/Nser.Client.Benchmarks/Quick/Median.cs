namespace Nser.Client.Benchmarks.Quick;

/// <summary>Medians over rounds.</summary>
internal static class Median
{
    internal static double Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[sorted.Length / 2] + sorted[(sorted.Length - 1) / 2]) / 2;
    }

    /// <summary>The median of the ratios, round by round: both sides of a ratio saw the same machine.</summary>
    internal static double OfRatios(IEnumerable<double> above, IEnumerable<double> below) => Of(above.Zip(below, (one, other) => one / other));
}
