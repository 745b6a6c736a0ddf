using System.Globalization;

namespace Nser.Outbox.Storm.Raging;

/// <summary>Which faults really fired.</summary>
internal sealed class Tally
{
    /// <summary>Batches that a killed process held when it died.</summary>
    internal HashSet<string> Orphans { get; } = new(StringComparer.Ordinal);

    /// <summary>Of those the ones that the registry had applied by then.</summary>
    internal HashSet<string> OrphansApplied { get; } = new(StringComparer.Ordinal);

    internal int KilledWorkers { get; set; }

    internal int KilledEnqueuers { get; set; }

    internal int KillsUnderWay { get; set; }

    internal int KillsAfterApplying { get; set; }

    internal int Crashes { get; set; }

    internal int Freezes { get; set; }

    /// <summary>Workers that ended by themselves: one that starts while the database is down gives up, and its service manager starts it again.</summary>
    internal int EndedWorkers { get; set; }

    /// <summary>Batches taken from a frozen worker, by the number of its process.</summary>
    internal HashSet<(int Process, string Key)> TakenFromFrozen { get; } = [];

    internal int Kills => KilledWorkers + KilledEnqueuers;

    /// <summary>What a process did that it should not have done, such as ending by itself.</summary>
    internal List<string> Surprises { get; } = [];

    internal void Surprise(FormattableString what) => Surprises.Add(what.ToString(CultureInfo.InvariantCulture));
}
