using Nser.Standards;

namespace Nser.Client.Outbox.Tests;

public class OptionsTests
{
    [Fact]
    public void All_faults_of_the_options_are_named_at_once_and_each_says_what_to_do()
    {
        var options = new OutboxOptions
        {
            Lease = TimeSpan.Zero,
            PollInterval = TimeSpan.Zero,
            MaxConcurrency = 17,
            BatchSize = 0,
            Version = NserApiVersion.Parse("9.0"),
            Backoff = TimeSpan.Zero,
            MaxBackoff = TimeSpan.FromDays(2),
            FailuresBeforeSplit = 0,
            KeyWindow = TimeSpan.Zero,
            InDoubt = (InDoubtPolicy)7,
            Conflicts = (ConflictPolicy)7,
            Retention = TimeSpan.Zero,
            BacklogAlert = TimeSpan.Zero,
        };
        options.Feeds.Add(new("a feed", NserStandard.AssetDelivery));
        options.Feeds.Add(new("units", NserStandard.GeoUnit));
        options.Feeds.Add(new("units", NserStandard.GeoUnit) { OrganizationCode = "ORG" });
        options.Feeds.Add(new("other", (NserStandard)9));

        var message = new OutboxOptionsValidator().Validate(null, options).FailureMessage;

        Assert.All(
            ["Lease", "PollInterval", "MaxConcurrency", "BatchSize", "Version 9.0", "Backoff", "MaxBackoff", "FailuresBeforeSplit", "KeyWindow", "InDoubt", "Conflicts", "Retention", "BacklogAlert",
                "Feeds[0]", "Feeds[1].OrganizationCode", "Feeds[2].Name", "Feeds[3].Standard"],
            name => Assert.Contains(name, message, StringComparison.Ordinal));
    }

    [Fact]
    public void The_defaults_need_a_feed_and_nothing_else()
    {
        var options = new OutboxOptions();
        Assert.Contains("Feeds is empty", new OutboxOptionsValidator().Validate(null, options).FailureMessage, StringComparison.Ordinal);

        options.Feeds.Add(new("enrollments", NserStandard.ProgrammeEnrollment));

        Assert.True(new OutboxOptionsValidator().Validate(null, options).Succeeded);
    }
}
