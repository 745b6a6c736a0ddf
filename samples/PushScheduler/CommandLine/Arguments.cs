using System.CommandLine;

namespace Nser.PushScheduler.CommandLine;

/// <summary>The command line, read and checked.</summary>
/// <param name="Settings">The settings file.</param>
/// <param name="Command">What to do.</param>
internal sealed record Arguments(string Settings, Command Command)
{
    private static readonly ArgumentArity Two = new(2, 2);
    private static readonly Option<bool> OnceOption = new("--once") { Description = "Run what is due, send everything, stop." };
    private static readonly Option<string[]> SlotOption = new("--slot") { Arity = Two, AllowMultipleArgumentsPerToken = true, HelpName = "feed instant", Description = "Run this slot of the feed now, again if it was run. An instant like 2026-11-01T02:00:00+05:00, or now." };
    private static readonly Option<string[]> BackfillOption = new("--backfill") { Arity = Two, AllowMultipleArgumentsPerToken = true, HelpName = "feed from..to", Description = "Run every slot of the feed from this day to that day, both included, that was not run. Days like 2026-01-01." };
    private static readonly Option<bool> ReplayOption = new("--replay-parked") { Description = "Put parked records back in line." };
    private static readonly Option<string> SettingsOption = new("--settings") { HelpName = "file.json", Description = "The settings. Default: appsettings.json beside the program." };
    private static readonly RootCommand Line = new(
        "Without options: runs until stopped, pushes each feed at its slots and serves the status page. --slot, --backfill and --replay-parked go on like --once. Exit codes: 0 done, 1 arguments or settings cannot be used, 2 something is left.")
    {
        OnceOption, SlotOption, BackfillOption, ReplayOption, SettingsOption,
    };

    internal static string Usage
    {
        get
        {
            using var text = new StringWriter();
            Line.Parse("--help").Invoke(new() { Output = text });
            return text.ToString();
        }
    }

    /// <summary>Reads the command line.</summary>
    /// <exception cref="FormatException">An argument is unknown, given twice, or a value is missing or wrong; the message names the argument.</exception>
    internal static Arguments Parse(IReadOnlyList<string> arguments, TimeProvider time)
    {
        var given = Line.Parse(arguments, new() { ResponseFileTokenReplacer = null });
        if (given.Errors.Count > 0)
        {
            throw new FormatException(string.Join(Environment.NewLine, given.Errors.Select(error => error.Message)));
        }

        // The library takes the name of an option for the value of the one before it.
        var settings = given.GetValue(SettingsOption) ?? Path.Combine(AppContext.BaseDirectory, "appsettings.json");
        return settings.StartsWith("--", StringComparison.Ordinal) ? throw new FormatException("--settings needs a file.") : new(settings, given.Action is null ? Only(Commands(given, time)) : new Help(given));
    }

    private static IEnumerable<Command> Commands(ParseResult given, TimeProvider time)
    {
        if (given.GetValue(OnceOption))
        {
            yield return new Once();
        }

        if (given.GetValue(ReplayOption))
        {
            yield return new ReplayParked();
        }

        if (given.GetValue(SlotOption) is [var slotted, var instant])
        {
            yield return new RunSlot(slotted, Instants.Slot(instant, time));
        }

        if (given.GetValue(BackfillOption) is [var filled, var days])
        {
            var (from, to) = Instants.Days(days);
            yield return new Backfill(filled, from, to);
        }
    }

    private static Command Only(IEnumerable<Command> commands) => commands.Take(2).ToList() switch
    {
        [] => new Serve(),
        [var one] => one,
        _ => throw new FormatException("Two commands are given: give one command."),
    };
}
