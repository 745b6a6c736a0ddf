namespace Nser.QuickStart.SampleData;

/// <summary>What goes wrong in files of JSON lines.</summary>
internal static class DeliveryMess
{
    private static readonly Func<string, string, string>[] Kinds =
    [
        (line, _) => line[..(line.Length / 2)],
        (line, _) => line.Replace("\"currency\":\"PKR\"", "\"currency\":\"USD\"", StringComparison.Ordinal),
        (line, _) => line.Replace("\"quantity\":", "\"quantity\":9", StringComparison.Ordinal),
        (line, _) => line.Replace("\"cnic\":\"99999", "\"cnic\":\"99999-", StringComparison.Ordinal),
        (line, _) => line.Replace("\"receivedBy\":\"SELF\",", "", StringComparison.Ordinal),
        (line, _) => line.Replace("\"deliveryStatus\":\"DELIVERED\"", "\"deliveryStatus\":\"HANDED_OVER\"", StringComparison.Ordinal),
        (line, _) => line.Replace("\"deliveryDate\":\"2024-", "\"deliveryDate\":\"2023-", StringComparison.Ordinal),
        (line, _) => line + ",",
        (line, _) => line.Replace("\"unitCost\":", "\"unitCost\":\"\",\"unitCost\":", StringComparison.Ordinal),
        (_, before) => before,
    ];

    /// <summary>The line spoilt in the given way; the last way repeats the line before it, which is harmless.</summary>
    internal static string Spoil(string line, string before, int kind) => Kinds[kind % Kinds.Length](line, before);
}
