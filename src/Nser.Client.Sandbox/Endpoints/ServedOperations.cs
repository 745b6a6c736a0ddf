using Nser.Client.Api;
using Nser.Client.Sandbox.Endpoints.Pull;
using Nser.Client.Sandbox.Http;
using Nser.Client.Sandbox.Judgement;
using Nser.Client.Sandbox.Ledger;
using Nser.Client.Sandbox.Lifecycle;
using Nser.Standards;

namespace Nser.Client.Sandbox.Endpoints;

/// <summary>The operations that the sandbox serves, each with its endpoint: all of the contract.</summary>
internal static class ServedOperations
{
    internal static IReadOnlyCollection<NserOperation> All { get; } = [.. Enum.GetValues<NserOperation>().Where(operation => operation != NserOperation.Other)];

    internal static Dictionary<(NserOperation Operation, NserApiVersion? Version), IEndpoint> Endpoints(
        NserSandboxOptions options, ReplyWriter write, TokenEndpoint logins, SandboxVersions versions, RouteTable routes, SandboxLedger ledger, RecordJudge judge,
        PullEndpoints pull)
    {
        var answers = new PushAnswers(write);
        var inProgress = new BatchesInProgress();
        var records = new RecordEndpoint(answers, ledger, judge);
        var pushV1 = new PushV1Endpoint(answers, ledger, judge);
        var pushV2 = new PushV2Endpoint(answers, ledger, judge, inProgress, options);
        IEndpoint Endpoint(ServedRoute route) => route.Operation switch
        {
            NserOperation.Token => logins,
            NserOperation.Versions => new VersionsEndpoint(write, versions, routes.Routes),
            NserOperation.PushBatch => route.Version == NserApiVersion.V1 ? pushV1 : pushV2,
            NserOperation.BatchStatus => new BatchStatusEndpoint(write, inProgress, options),
            NserOperation.BatchResults => new BatchResultsEndpoint(write, inProgress),
            NserOperation.ReadRecord or NserOperation.PatchRecord or NserOperation.ReplaceRecord => records,
            _ => pull.For(route.Operation),
        };
        return routes.Routes.DistinctBy(route => (route.Operation, route.Version)).ToDictionary(route => (route.Operation, route.Version), Endpoint);
    }
}
