using System.Globalization;
using Nser.Outbox.Storm.Twins;
using Nser.Standards;

namespace Nser.Outbox.Storm;

/// <summary>What a run does. The same plan and seed give the same records and strokes; when a stroke falls depends on the machine.</summary>
internal sealed record StormPlan
{
    internal const string Usage =
        """
        run [--store sqlite|postgres] [--version 1.0|2.0] [--records n] [--kills n] [--crashes n] [--freezes n] [--drops n] [--refusals n] [--seed n]
            [--without none|keys|takeover|bytes|fence|order|memory]
        """;

    /// <summary>sqlite or postgres.</summary>
    public string Store { get; init; } = "sqlite";

    /// <summary>The version that the workers speak.</summary>
    public NserApiVersion Version { get; init; } = NserApiVersion.V2;

    /// <summary>Records handed to the outbox, corrections not counted; rounded up to whole chunks.</summary>
    public int Records { get; init; } = 3000;

    /// <summary>Processes killed by SIGKILL while they live.</summary>
    public int Kills { get; init; } = 8;

    /// <summary>PostgreSQL: immediate stops of the server. SQLite has none: worker and enqueuer are killed at one moment.</summary>
    public int Crashes { get; init; } = 1;

    /// <summary>Workers frozen (SIGSTOP) for longer than their lease while they hold a batch.</summary>
    public int Freezes { get; init; } = 1;

    /// <summary>Answers dropped after the batch was applied.</summary>
    public int Drops { get; init; } = 5;

    /// <summary>Answers 503 with Retry-After.</summary>
    public int Refusals { get; init; } = 3;

    public int Seed { get; init; } = 1;

    /// <summary>The defence that is switched off; the run must end in a breach then.</summary>
    public Defence Without { get; init; } = Defence.None;

    internal int Workers => Store == "postgres" ? 2 : 1;

    /// <exception cref="FormatException">An option is unknown or its value does not fit; the message is the usage.</exception>
    internal static StormPlan Parse(IReadOnlyList<string> options) =>
        options.Count % 2 != 0 ? throw new FormatException(Usage) : options.Chunk(2).Aggregate(new StormPlan(), (plan, option) => (option[0], option[1]) switch
        {
            ("--store", "sqlite" or "postgres") => plan with { Store = option[1] },
            ("--version", var text) => plan with { Version = NserApiVersion.Parse(text) },
            ("--records", var text) => plan with { Records = Number(text, 1) },
            ("--kills", var text) => plan with { Kills = Number(text, 0) },
            ("--crashes", var text) => plan with { Crashes = Number(text, 0) },
            ("--freezes", var text) => plan with { Freezes = Number(text, 0) },
            ("--drops", var text) => plan with { Drops = Number(text, 0) },
            ("--refusals", var text) => plan with { Refusals = Number(text, 0) },
            ("--seed", var text) => plan with { Seed = Number(text, 1) },
            ("--without", var text) when Enum.TryParse<Defence>(text, ignoreCase: true, out var defence) && Enum.IsDefined(defence) => plan with { Without = defence },
            _ => throw new FormatException(Usage),
        });

    private static int Number(string text, int least) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least ? number : throw new FormatException(Usage);
}
