using Nser.Client;
using Nser.Client.Pipeline;
using Nser.PointOfSaleSubsidy.Settings;
using Nser.Standards;

namespace Nser.PointOfSaleSubsidy.Entitlements;

/// <summary>Asks the registry on behalf of the till. A shopper waits for the deadline and not longer; the question goes on, and its answer is there for the next time.</summary>
internal sealed class EntitlementDesk(NserClient client, EntitlementCache cache, TillSettings settings, TimeProvider time) : IAsyncDisposable
{
    private const int MostLookups = 64;

    private readonly CancellationTokenSource closing = new();
    private readonly Dictionary<string, Task<Entitlement?>> underWay = new(StringComparer.Ordinal);

    /// <summary>What the till can know within the deadline.</summary>
    internal async Task<EntitlementAnswer> AskAsync(ProgrammeSettings programme, Cnic shopper, CancellationToken cancellationToken)
    {
        var key = cache.KeyOf(ProgrammeCode.Parse(programme.Code), shopper);
        if (cache.TryGet(key, out var known))
        {
            return new(known, AnswerSource.Cache);
        }

        try
        {
            var answer = Join(key, programme, shopper) is { } lookup ? await lookup.WaitAsync(settings.Deadline, time, cancellationToken) : null;
            return new(answer, answer is null ? AnswerSource.Down : AnswerSource.Registry);
        }
        catch (TimeoutException)
        {
            return new(null, AnswerSource.Late);
        }
    }

    /// <summary>Asks without the till's deadline, for sales that can wait.</summary>
    /// <returns>The entitlement; <see langword="null"/> while the registry is down.</returns>
    internal Task<Entitlement?> LookUpAsync(ProgrammeSettings programme, Cnic shopper, CancellationToken cancellationToken)
    {
        var key = cache.KeyOf(ProgrammeCode.Parse(programme.Code), shopper);
        return cache.TryGet(key, out var known) ? Task.FromResult(known) : Join(key, programme, shopper)?.WaitAsync(cancellationToken) ?? Task.FromResult<Entitlement?>(null);
    }

    /// <summary>Ends when no question is under way.</summary>
    internal async Task IdleAsync()
    {
        Task[] lookups;
        lock (underWay)
        {
            lookups = [.. underWay.Values];
        }

        await Task.WhenAll(lookups);
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await IdleAsync();
        closing.Dispose();
    }

    /// <summary>One question for one person and programme, however many wait for it; none beyond a bound, so that an outage does not pile them up.</summary>
    private Task<Entitlement?>? Join(string key, ProgrammeSettings programme, Cnic shopper)
    {
        lock (underWay)
        {
            if (!underWay.TryGetValue(key, out var lookup) && underWay.Count < MostLookups)
            {
                lookup = Task.Run(() => LookUpAsync(key, programme, shopper), CancellationToken.None);
                underWay.Add(key, lookup);
            }

            return lookup;
        }
    }

    private async Task<Entitlement?> LookUpAsync(string key, ProgrammeSettings programme, Cnic shopper)
    {
        try
        {
            var entitlement = SubsidyTiers.Of(await client.Eligibility.VerifyAsync(ProgrammeCode.Parse(programme.Code), shopper, closing.Token), programme);
            cache.Keep(key, entitlement);
            return entitlement;
        }
        catch (Exception silence) when (silence is NserException or OperationCanceledException or ObjectDisposedException)
        {
            return null;
        }
        finally
        {
            lock (underWay)
            {
                underWay.Remove(key);
            }
        }
    }
}
