using System.Globalization;

namespace Nser.Client.BulkDownload.Selection;

/// <summary>A selection, or a plan's items, that no plan can be made of. Nothing was asked of the registry.</summary>
public sealed class BulkSelectionException : ArgumentException
{
    internal BulkSelectionException(IReadOnlyList<BulkSelectionFault> faults)
        : base(string.Join(Environment.NewLine + "  ", faults.Select(fault => fault.ToString()).Prepend(Heading(faults.Count)))) => Faults = faults;

    /// <summary>Everything that is wrong, in the order in which it was given; at least one.</summary>
    public IReadOnlyList<BulkSelectionFault> Faults { get; }

    private static string Heading(int count) => count == 1 ? "The selection has a fault:" : string.Create(CultureInfo.InvariantCulture, $"The selection has {count} faults:");
}
