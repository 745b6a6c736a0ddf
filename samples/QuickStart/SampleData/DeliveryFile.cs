using System.Text;

namespace Nser.QuickStart.SampleData;

/// <summary>The sample of asset deliveries: NDJSON, every fortieth line spoilt in one of the ways of <see cref="DeliveryMess"/>.</summary>
internal static class DeliveryFile
{
    internal const int Lines = 2_000;
    private const int SpoiltEvery = 40;
    private const int FirstSpoilt = 7;

    internal static byte[] Write()
    {
        var chance = new SampleChance(2027);
        var lines = new List<string>();
        for (var number = 1; number <= Lines; number++)
        {
            var line = CleanDeliveries.Line(number, chance);
            lines.Add(number % SpoiltEvery == FirstSpoilt ? DeliveryMess.Spoil(line, lines[^1], number / SpoiltEvery) : line);
        }

        return Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));
    }
}
