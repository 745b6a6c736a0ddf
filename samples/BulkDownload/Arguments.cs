using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using Nser.Client.BulkDownload.Selection;

namespace Nser.BulkDownload;

/// <summary>The command line: what to download, where to, from whom.</summary>
internal static class Arguments
{
    internal static readonly Option<string?> Folder = Text("--folder", "FOLDER", "The folder of the files. Needed unless only the plan is asked for.");
    internal static readonly Option<bool> PlanOnly = new("--plan") { Description = "Show the plan and stop." };
    internal static readonly Option<string?> PlanFile = Text("--plan-file", "FILE", "Write the plan as JSON and stop.");
    internal static readonly Option<bool> Verify = new("--verify") { Description = "Compare the folder with its manifest and stop." };
    internal static readonly Option<bool> Csv = new("--csv") { Description = "Write CSV. Default: NDJSON." };
    internal static readonly Option<bool> Gzip = new("--gzip") { Description = "Compress the files." };
    internal static readonly Option<bool> FormulaSafe = new("--formula-safe") { Description = "Write CSV that spreadsheets do not read as formulas." };
    internal static readonly Option<string?> Certificate = Text("--encrypt-for", "CERTIFICATE", "Encrypt each file for the holder of this certificate (PEM).");
    internal static readonly Option<int?> CommitBytes = Number<int>("--commit-bytes", "How much a crash of the machine may cost, for each worker. Default: 8 MiB.");
    internal static readonly Option<int?> Parallel = Number<int>("--parallel", "Tehsils at a time, 1 to 32. Default: 8.");
    internal static readonly Option<double?> RequestsPerSecond = Number<double>("--requests-per-second", "A limit of all workers together.");
    internal static readonly Option<int?> BytesPerSecond = Number<int>("--bytes-per-second", "A limit of all workers together.");
    internal static readonly Option<bool> Compressed = new("--compressed") { Description = "Let the registry compress its streams." };
    internal static readonly Option<string> Refresh = new Option<string>("--refresh") { Description = "Which complete files are downloaded again.", DefaultValueFactory = _ => "changed" }.AcceptOnlyFromAmong("changed", "never", "always");
    internal static readonly Option<bool> StopAtFailure = new("--stop-at-failure") { Description = "Begin no tehsil after one that failed." };
    internal static readonly Option<bool> Json = new("--json") { Description = "Write plan, progress and report as JSON, one line each." };
    internal static readonly Option<Uri?> BaseAddress = new("--base-address") { HelpName = "URL", Description = "The registry. Default: an embedded sandbox.", CustomParser = Address };
    internal static readonly Option<string?> User = Text("--user", "NAME", "The user name.");
    internal static readonly Option<string?> PasswordFile = Text("--password-file", "FILE", "A file with the password, closed to others (mode 0600).");
    internal static readonly Option<bool> IsLive = new("--live") { Description = "The registry is the live one. Default: staging." };
    private static readonly Option<bool> Country = new("--country") { Description = "The whole country." };
    private static readonly Option<string[]> Provinces = Places("--province"), Divisions = Places("--division"), Districts = Places("--district"), Tehsils = Places("--tehsil");
    private static readonly Option<int[]> Quintiles = new("--quintile") { HelpName = "1-5", Description = "A quintile. Repeat the option for more." };
    private static readonly RootCommand Command = Checked(new("Downloads beneficiaries, one file for each tehsil. Places are codes (PK61702) or names that are not ambiguous.")
    {
        Folder, Country, Provinces, Divisions, Districts, Tehsils, Quintiles, PlanOnly, PlanFile, Verify, Csv, Gzip, FormulaSafe, Certificate,
        CommitBytes, Parallel, RequestsPerSecond, BytesPerSecond, Compressed, Refresh, StopAtFailure, Json, BaseAddress, User, PasswordFile, IsLive,
    });

    internal static string Usage
    {
        get
        {
            using var text = new StringWriter();
            Command.Parse("--help").Invoke(new() { Output = text });
            return text.ToString();
        }
    }

    /// <exception cref="FormatException">An argument is unknown, or its value cannot be read; the message names it.</exception>
    internal static ParseResult Read(string[] args)
    {
        var given = Command.Parse(args, new() { ResponseFileTokenReplacer = null });
        return given switch
        {
            { Errors.Count: > 0 } => throw new FormatException(string.Join(Environment.NewLine, given.Errors.Select(error => error.Message))),
            { Action: null } when given.GetValue(Folder) is null && !IsPlan(given) => throw new FormatException("--folder is needed: say where the files are, or are to be."),
            _ => given,
        };
    }

    internal static bool IsPlan(ParseResult given) => given.GetValue(PlanOnly) || given.GetValue(PlanFile) is not null;

    internal static BulkSelection Selection(ParseResult given) => new()
    {
        WholeCountry = given.GetValue(Country),
        Provinces = given.GetValue(Provinces) ?? [],
        Divisions = given.GetValue(Divisions) ?? [],
        Districts = given.GetValue(Districts) ?? [],
        Tehsils = given.GetValue(Tehsils) ?? [],
        Quintiles = given.GetValue(Quintiles) ?? [],
    };

    private static Option<string?> Text(string name, string what, string description) => new(name) { HelpName = what, Description = description };

    // Not the library's own conversion: it reads numbers by the machine's culture.
    private static Option<T?> Number<T>(string name, string description)
        where T : struct, INumberBase<T> => new(name)
        {
            HelpName = "N",
            Description = description,
            CustomParser = given =>
            {
                if (T.TryParse(given.Tokens[0].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
                {
                    return number;
                }

                given.AddError($"{name} needs a number.");
                return null;
            },
        };

    private static Option<string[]> Places(string name) => new(name) { HelpName = "PLACE", Description = "A place. Repeat the option for more." };

    private static Uri? Address(ArgumentResult given)
    {
        if (!Uri.TryCreate(given.Tokens[0].Value, UriKind.Absolute, out var address))
        {
            given.AddError("--base-address is no address.");
        }

        return address;
    }

    // The library takes the name of an option for the value of the one before it.
    private static RootCommand Checked(RootCommand command)
    {
        foreach (var option in command.Options)
        {
            option.Validators.Add(given =>
            {
                if (given.Tokens.Any(token => token.Value.StartsWith("--", StringComparison.Ordinal)))
                {
                    given.AddError($"{option.Name} lacks its value.");
                }
            });
        }

        return command;
    }
}
