namespace Nser.Client.Governance.DataRequests;

/// <summary>How a data request is followed.</summary>
public sealed record DataRequestFollowOptions
{
    /// <summary>How long to wait between two looks. Default 15 minutes, for the steps take days; at least 1 second.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How many looks in a row may fail for a passing cause before the last failure is thrown. Default 10; 0 throws the first one.</summary>
    public int MaxFailures { get; init; } = 10;

    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    internal DataRequestFollowOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Interval, TimeSpan.FromSeconds(1), nameof(Interval));
        ArgumentOutOfRangeException.ThrowIfNegative(MaxFailures, nameof(MaxFailures));
        return this;
    }
}
