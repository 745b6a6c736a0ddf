using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Nser.Client.Api;
using Nser.Client.Sandbox.Accounts;
using Nser.Client.Sandbox.Faults;
using Nser.Client.Sandbox.Registry;
using Nser.Standards;

namespace Nser.Client.Sandbox.Host;

/// <summary>The command line, read and checked.</summary>
internal static class HostArguments
{
    /// <summary>A synthetic password, so that a trial needs no configuration; it protects nothing.</summary>
    internal const string SyntheticPassword = "sandbox-only";

    private const double MostRequestsPerSecond = 1e6;
    private static readonly Option<Uri> Urls = new("--urls") { HelpName = "http://127.0.0.1:5080", Description = "The address to listen on. Port 0 takes a free one.", DefaultValueFactory = _ => new("http://127.0.0.1:5080"), CustomParser = Address };
    private static readonly Option<bool> Https = new("--https") { Description = "Serve HTTPS too, on a free port, with a throw-away CA." };
    private static readonly Option<string?> Profile = new("--profile") { HelpName = "file.json", Description = "Names of routes, headers and members that differ from this project's contract." };
    private static readonly Option<string> User = new("--user") { HelpName = "name", Description = "User name of the ready account.", DefaultValueFactory = _ => "sandbox" };
    private static readonly Option<string?> PasswordFile = new("--password-file") { HelpName = "file", Description = "Its password is the file's first line." };
    private static readonly Option<string> Role = new Option<string>("--role") { Description = "Role of the ready account.", DefaultValueFactory = _ => nameof(SandboxRole.Power) }.AcceptOnlyFromAmong(Enum.GetNames<SandboxRole>());
    private static readonly Option<int> Households = Whole("--households", "Size of the synthetic registry, at most 5000000.", 10_000, SandboxRegistryOptions.MostHouseholds);
    private static readonly Option<string?> Tehsils = new("--tehsils") { HelpName = "code[,code]", Description = "The tehsils that they live in, for example PK61702. Default: all." };
    private static readonly Option<string> Environment = new Option<string>("--environment") { Description = "The environment to play.", DefaultValueFactory = _ => "staging" }.AcceptOnlyFromAmong("staging", "live");
    private static readonly Option<int> Latency = Whole("--latency", "Milliseconds before every answer.", 0);
    private static readonly Option<double?> RequestsPerSecond = new("--requests-per-second") { HelpName = "number", Description = "Calls a second beyond which the answer is 429. Default: no limit.", CustomParser = Rate };
    private static readonly Option<bool> NoRetryAfter = new("--no-retry-after") { Description = "These 429 do not say how long to wait." };
    private static readonly Option<int> Seed = Whole("--seed", "The seed of the faults' chance.", 1);
    private static readonly Option<string[]> Fault = new("--fault")
    {
        HelpName = "kind[@tehsil][=probability]",
        Description = $"A fault on the calls with a token, or on the bulk data of one tehsil; repeat the option for more. Examples: drop-answer=0.05, 503=0.1, cut@PK61702. Kinds: {string.Join(", ", FaultPlan.Words)}",
    };

    private static readonly RootCommand Command = new("A stub Cognitive API for tests and trials.")
    {
        Urls, Https, Profile, User, PasswordFile, Role, Households, Tehsils, Environment, Latency, RequestsPerSecond, NoRetryAfter, Seed, Fault,
    };

    internal static ParseResult Parse(IReadOnlyList<string> arguments) => Command.Parse(arguments, new() { ResponseFileTokenReplacer = null });

    /// <summary>Reads what was parsed.</summary>
    /// <exception cref="ArgumentException">An argument is unknown, or a value is missing or wrong; the message names the argument.</exception>
    internal static NserSandboxOptions Read(ParseResult given)
    {
        if (given.Errors.Count > 0)
        {
            throw new ArgumentException(string.Join(System.Environment.NewLine, given.Errors.Select(error => error.Message)));
        }

        var address = given.GetRequiredValue(Urls);
        return new NserSandboxOptions
        {
            Host = address.Host,
            HttpPort = address.Port,
            HttpsPort = given.GetValue(Https) ? 0 : null,
            Profile = given.GetValue(Profile) is { } profile ? ContractProfile.Load(profile) : ContractProfile.Default,
            Account = new(given.GetRequiredValue(User), given.GetValue(PasswordFile) is { } file ? Password(file) : SyntheticPassword) { Role = Enum.Parse<SandboxRole>(given.GetRequiredValue(Role)) },
            Registry = new() { Households = given.GetValue(Households), Tehsils = given.GetValue(Tehsils)?.Split(',') ?? [] },
            Environment = given.GetValue(Environment) == "live" ? NserEnvironment.Live : NserEnvironment.Staging,
            Latency = TimeSpan.FromMilliseconds(given.GetValue(Latency)),
            RequestsPerSecond = given.GetValue(RequestsPerSecond),
            TellsRetryAfter = !given.GetValue(NoRetryAfter),
            Seed = given.GetValue(Seed),
            Faults = given.GetValue(Fault) ?? [],
        };
    }

    private static string Password(string path) =>
        File.ReadLines(path).FirstOrDefault() is { Length: > 0 } password ? password : throw new ArgumentException("--password-file names a file whose first line is empty.");

    // The parsers below are invariant: the library reads numbers by the machine's culture.
    private static Option<int> Whole(string name, string description, int start, int most = int.MaxValue) => new(name)
    {
        HelpName = "number",
        Description = description,
        DefaultValueFactory = _ => start,
        CustomParser = given => int.TryParse(given.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number : Wrong<int>(given, most < int.MaxValue ? $"{name} takes at most {most}." : $"{name} takes a whole number, 0 or more."),
    };

    private static double? Rate(ArgumentResult given) =>
        double.TryParse(given.Tokens[0].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) && rate is > 0 and < MostRequestsPerSecond
            ? rate : Wrong<double?>(given, "--requests-per-second takes a number above 0.");

    private static Uri? Address(ArgumentResult given) =>
        Uri.TryCreate(given.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme == "http" && address.AbsolutePath == "/" && (address.Host == "localhost" || address.HostNameType is UriHostNameType.IPv4)
            ? address : Wrong<Uri>(given, "--urls takes one address of the form http://127.0.0.1:5080; --https adds HTTPS.");

    private static T? Wrong<T>(ArgumentResult given, string message)
    {
        given.AddError(message);
        return default;
    }
}
