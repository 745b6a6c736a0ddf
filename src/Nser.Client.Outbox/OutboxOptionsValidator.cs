using Microsoft.Extensions.Options;
using Nser.Standards;

namespace Nser.Client.Outbox;

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

    private static IEnumerable<string> Numbers(OutboxOptions options)
    {
        if (options.MaxConcurrency is < 1 or > 16)
        {
            yield return "MaxConcurrency is out of range: set 1 to 16.";
        }

        if (options.BatchSize is < 1)
        {
            yield return "BatchSize is out of range: set 1 or more, or leave it out.";
        }

        if (options.FailuresBeforeSplit is < 1 or > 1000)
        {
            yield return "FailuresBeforeSplit is out of range: set 1 to 1000.";
        }

        if (options.Version is { } version && !NserApiVersion.Known.Contains(version))
        {
            yield return $"Version {version} is not spoken by this library: set one of {string.Join(", ", NserApiVersion.Known)}, or leave it out.";
        }

        if (!Enum.IsDefined(options.InDoubt))
        {
            yield return "InDoubt is neither Keep nor Resend: set one of the two.";
        }

        if (!Enum.IsDefined(options.Conflicts))
        {
            yield return "Conflicts is neither Park nor Replace: set one of the two.";
        }
    }

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
