using System.Globalization;
using Nser.PushScheduler.Settings;

namespace Nser.PushScheduler.StatusPage.Texts;

/// <summary>A schedule as a person would say it; a cron expression that has no plain words stands as it is.</summary>
internal static class ScheduleWords
{
    internal static string Of(ScheduleSettings schedule) => $"{(schedule.Every is { } cycle ? Of(cycle, schedule) : Of(schedule.Cron!.Split(' ', StringSplitOptions.RemoveEmptyEntries)))} ({schedule.TimeZone})";

    private static string Of(Cycle cycle, ScheduleSettings schedule)
    {
        var isLast = string.Equals(schedule.Day, "Last", StringComparison.OrdinalIgnoreCase);
        var day = isLast ? "the last day" : $"day {schedule.Day}";
        var months = (cycle, isLast) switch
        {
            (Cycle.Month, _) => "every month",
            (_, true) => "March, June, September and December",
            _ => "January, April, July and October",
        };
        return $"On {day} of {months} at {schedule.At.ToString("HH:mm", CultureInfo.InvariantCulture)}";
    }

    // A question mark and an asterisk say the same here: any day.
    private static string Of(string[] cron) => cron.Select(field => field == "?" ? "*" : field).ToArray() switch
    {
        [var seconds, "*", "*", "*", "*", "*"] when Step(seconds) is { } step => $"Every {step} seconds",
        ["0", var minutes, "*", "*", "*", "*"] when Step(minutes) is { } step => $"Every {step} minutes",
        ["0", var minute, var hour, "*", "*", "*"] when Time(hour, minute) is { } time => $"Every day at {time}",
        ["0", var minute, var hour, "*", "*", var weekday] when Time(hour, minute) is { } time && Weekday(weekday) is { } name => $"Every {name} at {time}",
        ["0", var minute, var hour, var day, "*", "*"] when Time(hour, minute) is { } time && Number(day) is { } number => $"On day {number} of every month at {time}",
        _ => $"By the cron expression {string.Join(' ', cron)}",
    };

    private static int? Step(string field) => field.Split('/') is ["0" or "*", var step] ? Number(step) : null;

    private static string? Time(string hour, string minute) =>
        Number(hour) is { } hours && Number(minute) is { } minutes ? string.Create(CultureInfo.InvariantCulture, $"{hours:00}:{minutes:00}") : null;

    private static string? Weekday(string field) => field switch
    {
        "MON" => "Monday",
        "TUE" => "Tuesday",
        "WED" => "Wednesday",
        "THU" => "Thursday",
        "FRI" => "Friday",
        "SAT" => "Saturday",
        "SUN" => "Sunday",
        _ => null,
    };

    private static int? Number(string field) => int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
