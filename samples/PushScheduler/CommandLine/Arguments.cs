namespace Nser.PushScheduler.CommandLine;

/// <summary>The command line, read and checked.</summary>
/// <param name="Settings">The settings file.</param>
/// <param name="Command">What to do.</param>
internal sealed record Arguments(string Settings, Command Command)
{
    internal const string Usage = """
        Usage: dotnet run --project samples/PushScheduler -- [options]
          (no options)                   run until stopped: push each feed at its slots, serve the status page
          --once                         run what is due, send everything, stop; 0 when all is settled, 2 when something is left
          --slot feed instant            run this slot of the feed now, again if it was run; an instant like 2026-11-01T02:00:00+05:00, or now
          --backfill feed from..to       run every slot of the feed from this day to that day, both included, which was not run; days like 2026-01-01
          --replay-parked                put parked records back in line
          --settings file.json           the settings (default: appsettings.json beside the program)
          --help                         this text
        --slot, --backfill and --replay-parked go on like --once. Exit codes: 0 done, 1 arguments or settings cannot be used, 2 something is left.
        """;

    /// <summary>Reads the command line.</summary>
    /// <exception cref="FormatException">An argument is unknown, given twice, or a value is missing or wrong; the message names the argument.</exception>
    internal static Arguments Parse(IReadOnlyList<string> arguments, TimeProvider time)
    {
        string? settings = null;
        Command? command = null;
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i];
            string Value(string what) => ++i < arguments.Count && !arguments[i].StartsWith("--", StringComparison.Ordinal) ? arguments[i] : throw new FormatException($"{name} needs {what}.");
            if (name == "--settings" && settings is null)
            {
                settings = Value("a file");
                continue;
            }

            if (command is not null || settings is not null && name == "--settings")
            {
                throw new FormatException($"{name}: give one command, and the settings once.");
            }

            command = name switch
            {
                "--once" => new Once(),
                "--slot" => new RunSlot(Value("a feed and an instant"), Instants.Slot(Value("an instant"), time)),
                "--backfill" => Backfill(Value("a feed and two days"), Value("two days, like 2026-01-01..2026-03-31")),
                "--replay-parked" => new ReplayParked(),
                "--help" or "-h" => new Help(),
                _ => throw new FormatException($"There is no argument {name}."),
            };
        }

        return new(settings ?? Path.Combine(AppContext.BaseDirectory, "appsettings.json"), command ?? new Serve());
    }

    private static Backfill Backfill(string feed, string days)
    {
        var (from, to) = Instants.Days(days);
        return new(feed, from, to);
    }
}
