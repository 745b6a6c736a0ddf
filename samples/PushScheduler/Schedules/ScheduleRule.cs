using Nser.PushScheduler.Settings;
using Quartz;

namespace Nser.PushScheduler.Schedules;

/// <summary>The instants of a schedule: a cron expression read in a time zone. Pure.</summary>
/// <remarks>A time that the zone leaves out (clocks go forward) becomes the moment after the gap; one that it repeats is taken once.</remarks>
internal sealed class ScheduleRule
{
    private readonly CronExpression cron;

    private ScheduleRule(string expression, TimeZoneInfo zone)
    {
        cron = new CronExpression(expression, zone);
        Text = $"{expression} {zone.Id}";
    }

    /// <summary>Expression and zone, for example <c>0 0 2 1 * ? Asia/Karachi</c>; <see cref="TryParse"/> reads it back.</summary>
    internal string Text { get; }

    /// <summary>The first instant after this one, UTC, whole seconds; <see langword="null"/> when there is none any more.</summary>
    internal DateTimeOffset? After(DateTimeOffset instant) => cron.GetNextValidTimeAfter(instant)?.ToUniversalTime();

    /// <summary>Every instant after the first and up to the second, oldest first.</summary>
    internal IEnumerable<DateTimeOffset> Between(DateTimeOffset after, DateTimeOffset until)
    {
        for (var next = After(after); next <= until; next = After(next.Value))
        {
            yield return next.Value;
        }
    }

    /// <summary>The rule of checked settings.</summary>
    internal static ScheduleRule Of(ScheduleSettings settings) => new(Expression(settings), TimeZoneInfo.FindSystemTimeZoneById(settings.TimeZone));

    /// <summary>Reads <see cref="Text"/> back; <see langword="null"/> when this machine cannot (a zone that it does not know any more).</summary>
    internal static ScheduleRule? TryParse(string text)
    {
        var end = text.LastIndexOf(' ');
        return end > 0 && CronExpression.TryParse(text[..end], out _) && TimeZoneInfo.TryFindSystemTimeZoneById(text[(end + 1)..], out var zone) ? new(text[..end], zone) : null;
    }

    /// <summary>What is wrong with a schedule, each fault with its path.</summary>
    internal static IEnumerable<string> Faults(ScheduleSettings settings, string path)
    {
        if (settings.Every is null == string.IsNullOrWhiteSpace(settings.Cron))
        {
            yield return $"{path} must have exactly one of Every (Month or Quarter) and Cron.";
        }

        if (settings.Every is not null && !IsLast(settings) && !(int.TryParse(settings.Day, out var day) && day is >= 1 and <= 28))
        {
            yield return $"{path}:Day is neither 1 to 28 nor Last.";
        }

        var zoneIsKnown = TimeZoneInfo.TryFindSystemTimeZoneById(settings.TimeZone, out var zone);
        if (!zoneIsKnown)
        {
            yield return $"{path}:TimeZone is no IANA time zone that this machine knows: set one like Asia/Karachi.";
        }

        if (!string.IsNullOrWhiteSpace(settings.Cron) && CronFault(settings.Cron, zone) is { } fault)
        {
            yield return $"{path}:Cron {fault}";
        }
    }

    private static string? CronFault(string expression, TimeZoneInfo? zone)
    {
        if (expression.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length is not (6 or 7) || !CronExpression.TryParse(expression, out _))
        {
            return "is no Quartz cron expression of six or seven fields, seconds first, like 0 0 2 1 * ? .";
        }

        // 2000-01-01: whatever can happen at all happens within the years after it that a year field may name.
        return zone is null || new CronExpression(expression, zone).GetNextValidTimeAfter(DateTimeOffset.UnixEpoch.AddYears(30)) is not null ? null : "names a day that never comes.";
    }

    private static string Expression(ScheduleSettings settings) => settings.Every switch
    {
        null => string.Join(' ', settings.Cron!.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
        var every => FormattableString.Invariant(
            $"{settings.At.Second} {settings.At.Minute} {settings.At.Hour} {(IsLast(settings) ? "L" : settings.Day)} {(every, IsLast(settings)) switch { (Cycle.Month, _) => "*", (_, false) => "1/3", _ => "3/3" }} ?"),
    };

    private static bool IsLast(ScheduleSettings settings) => string.Equals(settings.Day, "Last", StringComparison.OrdinalIgnoreCase);
}
