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
