using System.Text;
using Nser.Client.Outbox;
using Nser.PushScheduler.Sources;

namespace Nser.PushScheduler.Tests.Sources;

/// <summary>Reads a source as a slot does, without an outbox.</summary>
internal static class Extracting
{
    internal static SlotLease Slot(int hour = 1) => new(hour, "feed", new DateTimeOffset(2026, 11, 22, hour, 0, 0, TimeSpan.Zero), "test", 1, 1);

    internal static async Task<(List<string> Records, string? Watermark)> AllAsync(ISlotSource source, string? watermark = null, SlotLease? slot = null)
    {
        await using var looked = await source.BeginAsync(slot ?? Slot(), watermark, CancellationToken.None);
        var records = new List<string>();
        foreach (var part in looked.Parts)
        {
            await foreach (var record in part.ReadAsync(CancellationToken.None))
            {
                records.Add(record.Json.IsEmpty ? string.Join(' ', record.Findings.Select(finding => finding.Code)) : Encoding.UTF8.GetString(record.Json.Span));
                if (record.Findings.Count > 0)
                {
                    await part.ReportAsync(record.Line, record.Findings, CancellationToken.None);
                }
            }

            await part.EndAsync(CancellationToken.None);
        }

        await looked.FinishAsync(CancellationToken.None);
        return (records, looked.Watermark);
    }
}
