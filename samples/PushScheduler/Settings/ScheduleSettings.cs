namespace Nser.PushScheduler.Settings;

/// <summary>When to extract: once a month or quarter on a day, or by a cron expression.</summary>
internal sealed class ScheduleSettings
{
    /// <summary><see cref="Cycle.Month"/> or <see cref="Cycle.Quarter"/> (January, April, July, October); or leave it out and give <see cref="Cron"/>.</summary>
    public Cycle? Every { get; set; }

    /// <summary>The day of the month, 1 to 28, or <c>Last</c>. Default 1.</summary>
    public string Day { get; set; } = "1";

    /// <summary>The time of day. Default 02:00.</summary>
    public TimeOnly At { get; set; } = new(2, 0);

    /// <summary>A Quartz cron expression with seconds, for example <c>0 30 6 ? * MON</c>; instead of <see cref="Every"/>.</summary>
    public string? Cron { get; set; }

    /// <summary>The IANA time zone of day and time. Default <c>Asia/Karachi</c>.</summary>
    public string TimeZone { get; set; } = "Asia/Karachi";
}

/// <summary>How often.</summary>
internal enum Cycle
{
    /// <summary>Once a month.</summary>
    Month,

    /// <summary>Once a quarter of the calendar year.</summary>
    Quarter,
}
