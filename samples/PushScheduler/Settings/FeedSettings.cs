using Nser.Standards;

namespace Nser.PushScheduler.Settings;

/// <summary>What is pushed, from where and when.</summary>
internal sealed class FeedSettings
{
    /// <summary>1 to 64 letters, digits, <c>-</c>, <c>_</c> or <c>.</c>; stands in logs, metrics and on the page. Required.</summary>
    public string Name { get; set; } = "";

    /// <summary>The standard of its records. Required.</summary>
    public NserStandard? Standard { get; set; }

    /// <summary>Which client sends it: a name under <c>NserClients</c>. Default empty: the one of <c>NserClient</c>.</summary>
    public string Client { get; set; } = "";

    /// <summary>The organisation that a V1.0 batch names where its records name none; required for geo units. Default empty: each record names its own.</summary>
    public string OrganizationCode { get; set; } = "";

    /// <summary>Where records come from: one of folder, query or endpoint. Required.</summary>
    public SourceSettings Source { get; set; } = new();

    /// <summary>What the source's own columns, words and gaps mean in the standard.</summary>
    public MappingSettings Mapping { get; set; } = new();

    /// <summary>When to extract. Required.</summary>
    public ScheduleSettings Schedule { get; set; } = new();

    /// <summary>What happens to slots that were missed while no worker ran. Default <see cref="CatchUp.All"/>.</summary>
    public CatchUp CatchUp { get; set; } = CatchUp.All;

    /// <summary>How far back missed slots are caught up; older ones are left out, and stand in the ledger as such. Default 365 days.</summary>
    public TimeSpan CatchUpWindow { get; set; } = TimeSpan.FromDays(365);

    /// <summary>What happens to a slot that falls due while the one before it still runs. Default <see cref="Overlap.Queue"/>.</summary>
    public Overlap Overlap { get; set; } = Overlap.Queue;
}

/// <summary>What happens to slots that were missed while no worker ran.</summary>
internal enum CatchUp
{
    /// <summary>Each is run, oldest first.</summary>
    All,

    /// <summary>The newest is run; the others stand in the ledger as skipped.</summary>
    Latest,

    /// <summary>None is run; they stand in the ledger as skipped.</summary>
    None,
}

/// <summary>What happens to a slot that falls due while the one before it still runs.</summary>
internal enum Overlap
{
    /// <summary>It waits and runs next.</summary>
    Queue,

    /// <summary>It stands in the ledger as skipped.</summary>
    Skip,
}
