namespace Nser.Standards.Text;

/// <summary>Pakistan Standard Time: UTC+05:00 all year.</summary>
public static class PakistanTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(5);

    /// <summary>The calendar day of this moment in Pakistan.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(Offset).DateTime);

    /// <summary>The calendar day that it is in Pakistan by this clock.</summary>
    public static DateOnly Today(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return DayOf(time.GetUtcNow());
    }
}
