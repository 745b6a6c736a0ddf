using Nser.Client.Api;
using Nser.Client.Sandbox.Accounts;
using Nser.Client.Sandbox.Http;
using Nser.Client.Sandbox.Lifecycle;
using Nser.Standards;

namespace Nser.Client.Sandbox;

/// <summary>What every call passes before its endpoint: lifecycle, throttling, token, environment and role.</summary>
internal sealed class Gatekeeper(ReplyWriter write, SandboxVersions versions, TokenMint mint, Throttle throttle, NserSandboxOptions options)
{
    internal bool Knows(NserApiVersion version) => versions.IsKnown(version);

    /// <summary>The refusal; <see langword="null"/> when the call may go on. Sets the exchange's caller.</summary>
    internal Reply? Refuse(Exchange exchange)
    {
        if (OfLifecycle(exchange) is { } gone)
        {
            return gone;
        }

        if (throttle.Wait() is { } wait)
        {
            var throttled = write.Problem(ProblemNames.Throttled, "Too many calls.");
            return options.TellsRetryAfter ? throttled.With("Retry-After", Reply.Seconds(wait)) : throttled;
        }

        var operation = exchange.Route.Operation;
        if (operation is NserOperation.Token or NserOperation.Versions)
        {
            return null;
        }

        var (caller, problem) = mint.Read(exchange.Authorization);
        if (caller is null)
        {
            return write.Problem(problem!, problem == ProblemNames.TokenExpired ? "The token has expired." : "A valid token is needed.");
        }

        exchange.Caller = caller;
        if (caller.Environment != options.Environment)
        {
            return write.Problem(ProblemNames.ForbiddenRole, "The token belongs to the other environment.");
        }

        var isAboutRecords = operation is NserOperation.PushBatch or NserOperation.BatchStatus or NserOperation.BatchResults
            or NserOperation.ReadRecord or NserOperation.PatchRecord or NserOperation.ReplaceRecord;
        return caller.Role == SandboxRole.Basic && isAboutRecords ? write.Problem(ProblemNames.ForbiddenRole, "The role Basic neither pushes nor reads records back.") : null;
    }

    private Reply? OfLifecycle(Exchange exchange)
    {
        if (exchange.Route.Version is not { } version)
        {
            return null;
        }

        return !versions.IsKnown(version) ? write.Problem(ProblemNames.VersionUnknown, "There is no such version.")
            : versions.IsRetired(versions.Of(version)) ? write.Problem(ProblemNames.VersionRetired, "The version's sunset has passed.")
            : versions.IsRetired(versions.Of(exchange.Route.Operation, version)) ? write.Problem(ProblemNames.MethodRetired, "The method's sunset has passed.")
            : null;
    }
}

/// <summary>Keeps calls within the limits of the options, on the sandbox's clock: windows of one minute, and a bucket that fills by the second.</summary>
internal sealed class Throttle
{
    private const double BurstSeconds = 0.5;
    private readonly object gate = new();
    private readonly int? perMinute;
    private readonly double? perSecond;
    private readonly double burst;
    private readonly TimeProvider clock;
    private long window;
    private int count;
    private double tokens;
    private DateTimeOffset filled;

    internal Throttle(NserSandboxOptions options, TimeProvider clock)
    {
        if (options.RequestsPerSecond is { } rate)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rate, nameof(options));
            burst = Math.Max(1, rate * BurstSeconds);
        }

        perMinute = options.RequestsPerMinute;
        perSecond = options.RequestsPerSecond;
        this.clock = clock;
        (tokens, filled) = (burst, clock.GetUtcNow());
    }

    /// <summary>How long to wait until a call may go on; <see langword="null"/> when this one may.</summary>
    internal TimeSpan? Wait()
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            return OfMinute(now) ?? OfSecond(now);
        }
    }

    private TimeSpan? OfMinute(DateTimeOffset now)
    {
        if (perMinute is not { } limit)
        {
            return null;
        }

        var current = now.UtcTicks / TimeSpan.TicksPerMinute;
        (window, count) = current == window ? (window, count + 1) : (current, 1);
        return count <= limit ? null : TimeSpan.FromTicks(TimeSpan.TicksPerMinute - (now.UtcTicks % TimeSpan.TicksPerMinute));
    }

    private TimeSpan? OfSecond(DateTimeOffset now)
    {
        if (perSecond is not { } rate)
        {
            return null;
        }

        // A clock that was set back fills nothing and takes nothing.
        tokens = Math.Min(burst, tokens + (Math.Max(0, (now - filled).TotalSeconds) * rate));
        filled = now;
        if (tokens < 1)
        {
            return TimeSpan.FromSeconds((1 - tokens) / rate);
        }

        tokens--;
        return null;
    }
}
