using Microsoft.Extensions.Options;
using Nser.Standards;

namespace Nser.Client.Outbox;

/// <summary>What the outbox serves, and how patiently.</summary>
public sealed class OutboxOptions
{
    /// <summary>The feeds. At least one.</summary>
    public IList<OutboxFeed> Feeds { get; } = [];

    /// <summary>How long a worker holds a batch without renewing it; renewed at every third of it. 1 second to 10 minutes. Default 10 seconds: after a worker's death another takes over within that time and one <see cref="PollInterval"/>.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often an idle worker looks for work. Default 1 second.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Batches that one worker sends at the same time, 1 to 16. Default 2.</summary>
    public int MaxConcurrency { get; set; } = 2;

    /// <summary>Most records in a batch, from 1; <see langword="null"/>, the default, for the version's limit.</summary>
    public int? BatchSize { get; set; }

    /// <summary>The version whose rules a record must meet when it is taken, without asking the server; <see langword="null"/>, the default, for the highest known. Each record is checked again for the version that its batch is sent in.</summary>
    public NserApiVersion? Version { get; set; }

    /// <summary>The wait before the second attempt; doubles with each one, with jitter, up to <see cref="MaxBackoff"/>. Default 2 seconds.</summary>
    public TimeSpan Backoff { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest wait between attempts, and the cap of a server's <c>Retry-After</c>. Default 10 minutes.</summary>
    public TimeSpan MaxBackoff { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>After how many complete 5xx answers in a row a batch is divided to find the record that the registry breaks on. Default 3.</summary>
    public int FailuresBeforeSplit { get; set; } = 3;

    /// <summary>How long the registry remembers keys and batch ids: an attempt in doubt older than this is read back, not sent again. Default 24 hours.</summary>
    public TimeSpan KeyWindow { get; set; } = TimeSpan.FromHours(24);

    /// <summary>What happens to a batch in doubt where the registry offers no safe repeat. Default <see cref="InDoubtPolicy.Keep"/>.</summary>
    public InDoubtPolicy InDoubt { get; set; } = InDoubtPolicy.Keep;

    /// <summary>What happens to a record of which the registry holds other content that this outbox did not send. Default <see cref="ConflictPolicy.Park"/>.</summary>
    public ConflictPolicy Conflicts { get; set; } = ConflictPolicy.Park;

    /// <summary>How long settled records, batches and slots are kept; what was last accepted is remembered for good. Default 90 days.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(90);

    /// <summary>From which age of the oldest waiting record the health check is degraded. Default 24 hours.</summary>
    public TimeSpan BacklogAlert { get; set; } = TimeSpan.FromHours(24);
}

/// <summary>What happens to a batch in doubt where the registry offers no safe repeat.</summary>
public enum InDoubtPolicy
{
    /// <summary>It waits for a person.</summary>
    Keep,

    /// <summary>It is sent again at the risk of being applied twice.</summary>
    Resend,
}

/// <summary>What happens to a record of which the registry holds other content.</summary>
public enum ConflictPolicy
{
    /// <summary>It is parked with the code <c>NSER-OUTBOX-CONFLICT</c>.</summary>
    Park,

    /// <summary>It replaces what the registry holds.</summary>
    Replace,
}

/// <summary>One stream of records of one standard. A record id belongs to one feed: its versions are sent in the order in which they were taken.</summary>
/// <param name="Name">1 to 64 letters, digits, <c>-</c>, <c>_</c> or <c>.</c>; stands in logs, metrics and the store.</param>
/// <param name="Standard">The standard of its records.</param>
public sealed record OutboxFeed(string Name, NserStandard Standard)
{
    /// <summary>Which of several registered clients sends it (the name given to <c>AddNserClient</c>). Default empty: the unnamed one.</summary>
    public string Client { get; init; } = "";

    /// <summary>The organisation that a V1.0 batch names where its records name none; required for geo units. Default empty: each record names its own.</summary>
    public string OrganizationCode { get; init; } = "";
}

/// <summary>Finds every fault of the options at once; each line names the option and says what to do.</summary>
internal sealed class OutboxOptionsValidator : IValidateOptions<OutboxOptions>
{
    private const int LongestName = 64;
    private static readonly TimeSpan LongestTime = TimeSpan.FromDays(3650);

    public ValidateOptionsResult Validate(string? name, OutboxOptions options)
    {
        List<string> faults = [.. Feeds(options.Feeds), .. Numbers(options), .. Times(options)];
        return faults.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("The options of the outbox have faults:\n- " + string.Join("\n- ", faults));
    }

    private static IEnumerable<string> Feeds(IList<OutboxFeed> feeds)
    {
        if (feeds.Count == 0)
        {
            yield return "Feeds is empty: add one feed at least.";
        }

        for (var place = 0; place < feeds.Count; place++)
        {
            var feed = feeds[place];
            if (feed is not { Name.Length: > 0 and <= LongestName, Client: not null, OrganizationCode: not null } || !feed.Name.All(IsPlain))
            {
                yield return $"Feeds[{place}] has no name of 1 to {LongestName} letters, digits, '-', '_' or '.', or lacks a value: give it one.";
                continue;
            }

            if (!Enum.IsDefined(feed.Standard))
            {
                yield return $"Feeds[{place}].Standard is no standard: set one of {string.Join(", ", Enum.GetNames<NserStandard>())}.";
            }

            if (feed is { Standard: NserStandard.GeoUnit, OrganizationCode.Length: 0 })
            {
                yield return $"Feeds[{place}].OrganizationCode is missing: geo units name no organisation, and V1.0 asks for one.";
            }

            if (feeds.Take(place).Any(earlier => earlier?.Name == feed.Name))
            {
                yield return $"Feeds[{place}].Name is used twice: a name belongs to one feed.";
            }
        }
    }

    private static IEnumerable<string> Numbers(OutboxOptions options) => new (bool IsWrong, string Message)[]
    {
        (options.MaxConcurrency is < 1 or > 16, "MaxConcurrency is out of range: set 1 to 16."),
        (options.BatchSize is < 1, "BatchSize is out of range: set 1 or more, or leave it out."),
        (options.FailuresBeforeSplit is < 1 or > 1000, "FailuresBeforeSplit is out of range: set 1 to 1000."),
        (options.Version is { } version && !NserApiVersion.Known.Contains(version),
            $"Version {options.Version} is not spoken by this library: set one of {string.Join(", ", NserApiVersion.Known)}, or leave it out."),
        (!Enum.IsDefined(options.InDoubt), "InDoubt is neither Keep nor Resend: set one of the two."),
        (!Enum.IsDefined(options.Conflicts), "Conflicts is neither Park nor Replace: set one of the two."),
    }.Where(check => check.IsWrong).Select(check => check.Message);

    private static IEnumerable<string> Times(OutboxOptions options) => new[]
    {
        Range(nameof(options.Lease), options.Lease, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10)),
        Range(nameof(options.PollInterval), options.PollInterval, TimeSpan.FromMilliseconds(10), TimeSpan.FromHours(1)),
        Range(nameof(options.Backoff), options.Backoff, TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1)),
        Range(nameof(options.MaxBackoff), options.MaxBackoff, options.Backoff, TimeSpan.FromHours(24)),
        Range(nameof(options.KeyWindow), options.KeyWindow, TimeSpan.FromSeconds(1), LongestTime),
        Range(nameof(options.Retention), options.Retention, TimeSpan.FromHours(1), LongestTime),
        Range(nameof(options.BacklogAlert), options.BacklogAlert, TimeSpan.FromSeconds(1), LongestTime),
    }.OfType<string>();

    private static string? Range(string option, TimeSpan value, TimeSpan least, TimeSpan most) =>
        value >= least && value <= most ? null : $"{option} is {value:c}: set it from {least:c} to {most:c}.";

    private static bool IsPlain(char sign) => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_' or '.';
}
