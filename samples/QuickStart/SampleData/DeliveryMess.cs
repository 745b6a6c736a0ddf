namespace Nser.QuickStart.SampleData;

/// <summary>What goes wrong in records, line by line. Each line is JSON still: a file that is damaged as a file is another matter.</summary>
internal static class DeliveryMess
{
    private static readonly Func<string, string, string>[] Kinds =
    [
        (line, _) => line.Replace("\"totalValue\":", "\"total\":", StringComparison.Ordinal),
        (line, _) => line.Replace("\"currency\":\"PKR\"", "\"currency\":\"USD\"", StringComparison.Ordinal),
        (line, _) => line.Replace("\"quantity\":", "\"quantity\":9", StringComparison.Ordinal),
        (line, _) => line.Replace("\"cnic\":\"99999", "\"cnic\":\"99999-", StringComparison.Ordinal),
        (line, _) => line.Replace("\"receivedBy\":\"SELF\",", "", StringComparison.Ordinal),
        (line, _) => line.Replace("\"deliveryStatus\":\"DELIVERED\"", "\"deliveryStatus\":\"HANDED_OVER\"", StringComparison.Ordinal),
        (line, _) => line.Replace("\"deliveryDate\":\"2024-", "\"deliveryDate\":\"2023-", StringComparison.Ordinal),
        (line, _) => line.Replace("\"cnic\":\"99999", "\"cnic\":\"9.9999E+12", StringComparison.Ordinal),
        (line, _) => line.Replace("\"unitCost\":", "\"unitCost\":\"\",\"unitCost\":", StringComparison.Ordinal),
        (_, before) => before,
    ];

    /// <summary>The line spoilt in the given way; the last way repeats the line before it, which is harmless.</summary>
    internal static string Spoil(string line, string before, int kind) => Kinds[kind % Kinds.Length](line, before);
}
