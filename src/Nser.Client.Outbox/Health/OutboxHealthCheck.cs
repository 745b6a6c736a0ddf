using Microsoft.Extensions.Diagnostics.HealthChecks;
using Nser.Client.Outbox.Stores;

namespace Nser.Client.Outbox.Health;

/// <summary>Unhealthy when the store cannot be used or a client is stopped; degraded when somebody should look; counts only.</summary>
internal sealed class OutboxHealthCheck(OutboxOptions options, OpenedStore store, IOutboxStatus status) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<FeedStatus> feeds;
        IReadOnlyList<ClientHold> holds;
        try
        {
            await store.OpenAsync(cancellationToken).ConfigureAwait(false);
            feeds = await status.FeedsAsync(cancellationToken).ConfigureAwait(false);
            holds = await status.HoldsAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OutboxStoreException error)
        {
            return new(context?.Registration.FailureStatus ?? HealthStatus.Unhealthy, error.Message);
        }

        var stops = holds.Where(hold => hold.Until is null).Select(hold => $"Client '{hold.Client}' is stopped: {hold.Reason}.").ToList();
        List<string> concerns = [.. feeds.SelectMany(Concerns), .. holds.Where(hold => hold.Until is not null).Select(hold => $"Client '{hold.Client}' is held: {hold.Reason}.")];
        return stops.Count > 0 ? new(context?.Registration.FailureStatus ?? HealthStatus.Unhealthy, string.Join(' ', [.. stops, .. concerns]))
            : concerns.Count > 0 ? HealthCheckResult.Degraded(string.Join(' ', concerns))
            : HealthCheckResult.Healthy("Nothing waits for too long.");
    }

    private IEnumerable<string> Concerns(FeedStatus feed)
    {
        if (feed.OldestAge > options.BacklogAlert)
        {
            yield return FormattableString.Invariant($"{feed.Feed}: the oldest record has waited {feed.OldestAge.TotalHours:0.#} h.");
        }

        if (feed.Counts.GetValueOrDefault(OutboxRecordState.InDoubt) is > 0 and var inDoubt)
        {
            yield return FormattableString.Invariant($"{feed.Feed}: {inDoubt} records in doubt.");
        }

        if (feed.Counts.GetValueOrDefault(OutboxRecordState.Parked) is > 0 and var parked)
        {
            yield return FormattableString.Invariant($"{feed.Feed}: {parked} records parked.");
        }
    }
}
