using System.Text;
using Nser.Client.Outbox;
using Nser.Standards;

namespace Nser.PushScheduler.Tests.StatusPage;

/// <summary>An outbox in which something of everything has happened. Texts that may hold a person's data do: what is canary must not come out.</summary>
internal static class PaperStory
{
    internal const string BatchInDoubt = "01934f2a-77c0-7c3e-9d12-2b7a54c1e0aa";

    /// <summary>The moment of the story.</summary>
    internal static DateTimeOffset Now { get; } = new(2026, 11, 22, 7, 38, 41, TimeSpan.Zero);

    /// <summary>Person's data in the story, and parts of it by which it would be known. Synthetic: no such numbers are issued.</summary>
    internal static IReadOnlyList<string> Canaries { get; } =
        ["9999900000012", "99999-0000001-2", "03009999999", "0300-9999999", "PK36SCBL0000001123456702", "PK36 SCBL", "Canary Bibi", "Canary", "Bibi"];

    internal static PaperOutbox Tell()
    {
        var outbox = new PaperOutbox();
        outbox.Feeds.Add(new("enrollments", new Dictionary<OutboxRecordState, long> { [OutboxRecordState.Pending] = 1_234, [OutboxRecordState.Batched] = 500, [OutboxRecordState.Accepted] = 48_211, [OutboxRecordState.Rejected] = 3, [OutboxRecordState.InDoubt] = 500, [OutboxRecordState.Parked] = 2 }, Now.AddMinutes(-12), Now.AddSeconds(-9), Now));
        outbox.Feeds.Add(new("deliveries", new Dictionary<OutboxRecordState, long> { [OutboxRecordState.Accepted] = 20_400 }, null, Now.AddHours(-2), Now));
        outbox.Rows.Add(new(3, "enrollments", Now.AddSeconds(-11), SlotState.Running, null, Now.AddSeconds(-10), null, 1, null));
        outbox.Rows.Add(new(2, "enrollments", Now.AddSeconds(-26), SlotState.Done, new(1_734, 1_731, 0, 3), Now.AddSeconds(-25), Now.AddSeconds(-20), 1, null));
        outbox.Rows.Add(new(1, "enrollments", Now.AddSeconds(-41), SlotState.Failed, null, Now.AddSeconds(-40), Now.AddSeconds(-39), 5, "The query failed near 99999-0000001-2."));
        outbox.Rows.Add(new(5, "deliveries", Now.AddDays(-22).AddHours(13.3), SlotState.Done, new(20_411, 20_400, 11, 0), Now.AddDays(-22).AddHours(13.3), Now.AddDays(-22).AddHours(13.5), 2, null));
        outbox.Rows.Add(new(4, "quarterly", Now.AddDays(-53), SlotState.Skipped, null, null, Now.AddDays(-50), 0, "older than the catch-up window"));
        Batches(outbox);
        Records(outbox);
        outbox.Holds.Add(new("", Now.AddMinutes(4), "The registry asks to wait (429)."));
        outbox.Points.AddRange(Enumerable.Range(0, 24).Select(hour => new ThroughputPoint(Now.AddHours(hour - 23), 800 + (hour * 173 % 1_900), hour % 5 == 0 ? 40 : 0)));
        return outbox;
    }

    private static void Batches(PaperOutbox outbox)
    {
        outbox.Batches.Add(Batch("01934f2a-91aa-7e10-8c44-0a6bd4f10b01", OutboxBatchState.Open, 500, 0, 3, null, Now.AddSeconds(40), "503: the registry fails."));
        outbox.Batches.Add(Batch(BatchInDoubt, OutboxBatchState.InDoubt, 500, 0, 1, null, null, "The answer was lost; the last one named 9999900000012."));
        outbox.Batches.Add(Batch("01934f29-1f3b-7b6a-b1e8-5b7d0c9f7702", OutboxBatchState.Done, 500, 497, 1, Now.AddMinutes(-3), null, null));
        outbox.Batches.Add(Batch("01934f28-0c51-7d0f-a2aa-6e0c3b8d4403", OutboxBatchState.Split, 500, 0, 4, Now.AddMinutes(-9), null, "500 three times: divided."));
    }

    private static void Records(PaperOutbox outbox)
    {
        outbox.Records.Add(Record(11, "EN-000011", OutboxRecordState.Rejected, "NSER-ID-02", "/cnic", "A CNIC is 13 digits."));
        outbox.Records.Add(Record(12, "9999900000012", OutboxRecordState.Rejected, "NSER-PR-01", "/recordId", "A record id must not hold 13 digits in a row."));
        outbox.Records.Add(Record(13, "Canary Bibi", OutboxRecordState.Rejected, "NSER-ID-02", "/Canary Bibi", "A number like 0300-9999999 or PK36SCBL0000001123456702 is none."));
        outbox.Records.Add(Record(21, "EN-99999-0000001-2", OutboxRecordState.Parked, "NSER-OUTBOX-POISON", "", "The registry fails whenever this record is sent."));
        outbox.Records.Add(Record(22, "EN-000022", OutboxRecordState.Parked, "NSER-OUTBOX-POISON", "", "The registry fails whenever this record is sent."));
        outbox.Records.Add(Record(31, "EN-000031", OutboxRecordState.InDoubt, "NSER-OUTBOX-IN-DOUBT", "", "Sent, and the answer was lost."));
    }

    private static BatchStatus Batch(string key, OutboxBatchState state, int count, int accepted, int attempts, DateTimeOffset? finished, DateTimeOffset? next, string? reason) =>
        new(key, "enrollments", NserStandard.ProgrammeEnrollment, BatchPurpose.Push, state, count, accepted, attempts, Now.AddMinutes(-10), finished, next, "worker-1", reason);

    private static RecordStatus Record(long id, string recordId, OutboxRecordState state, string code, string pointer, string message) => new(
        id, "enrollments", recordId, state, code, $$"""[{"code":"{{code}}","severity":"error","pointer":"{{pointer}}","message":"{{message}}"}]""", null, Now.AddMinutes(-20),
        Encoding.UTF8.GetBytes($$"""{"recordId":"{{recordId}}","cnic":"9999900000012","fullName":"Canary Bibi","mobileNumber":"03009999999"}"""));
}
