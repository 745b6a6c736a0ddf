using Nser.Client.Api;
using Nser.Client.Sandbox.Accounts;
using Nser.Client.Sandbox.Registry;
using Nser.Standards;

namespace Nser.Client.Sandbox;

/// <summary>How a sandbox starts. The defaults serve the whole contract on free ports of this machine.</summary>
public sealed record NserSandboxOptions
{
    /// <summary>The names under which everything is served. Default <see cref="ContractProfile.Default"/>; give the client the same.</summary>
    public ContractProfile Profile { get; init; } = ContractProfile.Default;

    /// <summary>Which environment the sandbox plays. Live refuses synthetic numbers (rule PR-03). Default staging.</summary>
    public NserEnvironment Environment { get; init; } = NserEnvironment.Staging;

    /// <summary>The versions that are served. Default both.</summary>
    public IReadOnlyList<NserApiVersion> Versions { get; init; } = NserApiVersion.Known;

    /// <summary>The address to listen on, an IP address or <c>localhost</c>. Default 127.0.0.1.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>The port for HTTP; 0, the default, takes a free one.</summary>
    public int HttpPort { get; init; }

    /// <summary>The port for HTTPS; 0, the default, takes a free one; <see langword="null"/> serves no HTTPS.</summary>
    public int? HttpsPort { get; init; } = 0;

    /// <summary>The ready account. Default user <c>sandbox</c> with a password made at start.</summary>
    public SandboxAccount? Account { get; init; }

    /// <summary>How long a token is good, on the sandbox's clock. Default 30 minutes.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>V2.0 answers a batch with more records than this by 202 and polling; 0 does so always. Default never (<see cref="int.MaxValue"/>).</summary>
    public int AnswerLaterAbove { get; init; } = int.MaxValue;

    /// <summary>How often the status of such a batch is <c>processing</c> before it is <c>completed</c>. Default 1.</summary>
    public int PollsUntilCompleted { get; init; } = 1;

    /// <summary>The <c>Retry-After</c> of such a batch, in whole seconds. Default 1 second.</summary>
    public TimeSpan PollAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Calls a minute (on the sandbox's clock) beyond which the answer is 429 <c>throttled</c>. Default no limit.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>
    /// Calls a second (on the sandbox's clock) beyond which the answer is 429 <c>throttled</c>, more than 0; a burst of half a second's calls, at least one, goes through.
    /// A call that is refused costs nothing. Default no limit.
    /// </summary>
    public double? RequestsPerSecond { get; init; }

    /// <summary>Whether 429 <c>throttled</c> of these two limits has a <c>Retry-After</c>, in whole seconds rounded up. Default true.</summary>
    public bool TellsRetryAfter { get; init; } = true;

    /// <summary>A pause, in real time, before every answer. Default none.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>The seed of the fault plan's chance. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Faults that are planned at the start, for as long as the sandbox runs, as <c>FaultPlan.Plan</c> names them, for example <c>drop-answer=0.05</c>. Default none.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>The synthetic registry that the pull operations answer from. Default 10,000 households over all tehsils.</summary>
    public SandboxRegistryOptions Registry { get; init; } = new();

    /// <summary>How many requests are kept in <see cref="NserSandbox.Requests"/>; older ones are forgotten. Default 20,000.</summary>
    public int MaxRecordedRequests { get; init; } = 20_000;

    /// <summary>Whether recorded requests keep their bodies. Default true.</summary>
    public bool KeepBodies { get; init; } = true;
}
