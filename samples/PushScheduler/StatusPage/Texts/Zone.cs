using System.Globalization;
using Nser.PushScheduler.Settings;

namespace Nser.PushScheduler.StatusPage.Texts;

/// <summary>Instants in the zone of a feed's schedule.</summary>
internal sealed class Zone(WorkerSettings settings)
{
    private static readonly string Usual = new ScheduleSettings().TimeZone;

    /// <summary>The zone for what concerns no feed alone: that of the schedules when all have the same, else Asia/Karachi.</summary>
    internal string Common { get; } = settings.Feeds.Select(feed => feed.Schedule.TimeZone).Distinct(StringComparer.Ordinal).ToList() is [var only] ? only : Usual;

    /// <summary>The zone of a feed; the common one for a feed that is not configured any more.</summary>
    internal string Of(string feed) => settings.Feeds.FirstOrDefault(known => known.Name == feed)?.Schedule.TimeZone ?? Common;

    /// <summary>For example <c>22 Nov 2026, 12:38:41 +05:00</c>.</summary>
    internal static string Local(DateTimeOffset instant, string zone) =>
        TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(zone)).ToString("d MMM yyyy, HH:mm:ss zzz", CultureInfo.InvariantCulture);

    /// <summary>For example <c>12:00</c>.</summary>
    internal static string Hour(DateTimeOffset instant, string zone) =>
        TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(zone)).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>For example <c>2026-11-22 07:38:41 UTC</c>.</summary>
    internal static string Utc(DateTimeOffset instant) => instant.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>RFC 3339, for machines.</summary>
    internal static string Machine(DateTimeOffset instant) => instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
