using Microsoft.Extensions.DependencyInjection;
using Nser.Client.Outbox;
using Nser.Client.Outbox.Stores.Postgres;
using Nser.Standards;

namespace Nser.Outbox.Storm.Roles;

/// <summary>Client and outbox as a partner's program registers them.</summary>
internal static class Parts
{
    internal const string Feed = "enrollments";

    /// <summary>Short, so that a run sees many take-overs.</summary>
    internal static readonly TimeSpan Lease = TimeSpan.FromSeconds(5);

    /// <summary>Small, so that many kills find a batch under way.</summary>
    internal const int BatchSize = 25;

    internal static NserOutboxBuilder AddStorm(this IServiceCollection services, StormSettings settings)
    {
        services.AddNserClient(options =>
        {
            options.BaseAddress = settings.Registry;
            options.UserName = settings.UserName;
            options.Password = settings.Password;
            options.ApplicationName = "storm";
            options.PinnedVersion = settings.ApiVersion;
        });
        var outbox = services.AddNserOutbox(options =>
        {
            options.Feeds.Add(new OutboxFeed(Feed, NserStandard.ProgrammeEnrollment));
            options.Lease = Lease;
            options.PollInterval = TimeSpan.FromSeconds(0.2);
            options.Backoff = TimeSpan.FromSeconds(0.2);
            options.MaxBackoff = TimeSpan.FromSeconds(2);
            options.MaxConcurrency = 3;
            options.BatchSize = BatchSize;
        });
        return settings.Store == "postgres"
            ? outbox.UsePostgres(new PostgresOutboxOptions { ConnectionString = settings.Database })
            : outbox.UseSqlite(settings.Database);
    }
}
