using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Nser.Client.Outbox;

namespace Nser.PushScheduler.StatusPage.Texts;

/// <summary>States, counts and durations in words.</summary>
internal static class Words
{
    private static readonly NumberFormatInfo Grouped = new() { NumberGroupSeparator = "\u202F" };

    internal static string Of(OutboxRecordState state) => state switch
    {
        OutboxRecordState.Staged => "being extracted",
        OutboxRecordState.Pending => "waiting",
        OutboxRecordState.Batched => "in a batch",
        OutboxRecordState.InDoubt => "in doubt",
        OutboxRecordState.Parked => "parked",
        OutboxRecordState.Accepted => "accepted",
        OutboxRecordState.Rejected => "rejected",
        _ => "superseded",
    };

    internal static string Of(OutboxBatchState state) => state switch { OutboxBatchState.Open => "open", OutboxBatchState.Done => "done", OutboxBatchState.InDoubt => "in doubt", _ => "split" };

    internal static string Of(SlotState state) => state switch { SlotState.Due => "due", SlotState.Running => "running", SlotState.Done => "done", SlotState.Skipped => "skipped", _ => "failed" };

    internal static string Of(HealthStatus status) => status switch { HealthStatus.Healthy => "healthy", HealthStatus.Degraded => "degraded", _ => "unhealthy" };

    /// <summary>With thin groups of three: <c>1 234 567</c>.</summary>
    internal static string Count(long count) => count.ToString("#,0", Grouped);

    /// <summary>The two largest units: <c>2 d 3 h</c>, <c>4 min 5 s</c>.</summary>
    internal static string Duration(TimeSpan time) => time switch
    {
        { TotalSeconds: < 1 } => "0 s",
        { TotalMinutes: < 1 } => Text($"{time.Seconds} s"),
        { TotalHours: < 1 } => Text($"{time.Minutes} min {time.Seconds} s"),
        { TotalDays: < 1 } => Text($"{time.Hours} h {time.Minutes} min"),
        _ => Text($"{time.Days} d {time.Hours} h"),
    };

    /// <summary>How a state is coloured; the word beside it says the same.</summary>
    internal static string Tone(OutboxRecordState state) => state switch
    {
        OutboxRecordState.InDoubt or OutboxRecordState.Parked => "warn",
        OutboxRecordState.Rejected => "bad",
        OutboxRecordState.Accepted => "good",
        _ => "plain",
    };

    internal static string Tone(OutboxBatchState state) => state switch { OutboxBatchState.Done => "good", OutboxBatchState.InDoubt => "warn", _ => "plain" };

    internal static string Tone(HealthStatus status) => status switch { HealthStatus.Healthy => "good", HealthStatus.Degraded => "warn", _ => "bad" };

    internal static string Tone(SlotState state) => state switch { SlotState.Done => "good", SlotState.Failed => "bad", SlotState.Skipped => "warn", _ => "plain" };

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
