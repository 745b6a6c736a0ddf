namespace Nser.PointOfSaleSubsidy.Settings;

/// <summary>How the till works: from appsettings.json, then environment variables (<c>TILL_BaseAddress</c> ...), then the command line.</summary>
internal sealed class TillSettings
{
    /// <summary>The registry; <see langword="null"/> runs the demonstration against an embedded sandbox.</summary>
    public Uri? BaseAddress { get; set; }

    public string? User { get; set; }

    /// <summary>A file with the password alone: a password on the command line can be read by others.</summary>
    public string? PasswordFile { get; set; }

    /// <summary>Where the till keeps its sales and reports. They name persons until they are reported: for this account's eyes only.</summary>
    public string? Folder { get; set; }

    public StoreSettings Store { get; set; } = new();

    /// <summary>How long a shopper waits for the registry at the most. Default 800 ms; 50 ms to 10 s.</summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromMilliseconds(800);

    /// <summary>How long the registry is asked before the question is given up; a late answer still fills the cache. Default 10 s; from <see cref="Deadline"/> to 5 min.</summary>
    public TimeSpan LookupTime { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often deferred sales are looked at. Default 5 s; 100 ms to 1 h.</summary>
    public TimeSpan BackOfficeInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a deferred sale waits for the registry before it is voided. Default 7 days; 1 min to 365 days.</summary>
    public TimeSpan DeferredFor { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long a till that is switched off goes on deciding and reporting. Default 30 s; up to 1 h.</summary>
    public TimeSpan ClosingTime { get; set; } = TimeSpan.FromSeconds(30);

    public CacheSettings Cache { get; set; } = new();

    public IList<ProgrammeSettings> Programmes { get; } = [];

    /// <summary>The settings of a programme; <see langword="null"/> when the store does not take part in it.</summary>
    internal ProgrammeSettings? Programme(string code) => Programmes.FirstOrDefault(programme => programme.Code == code);
}
