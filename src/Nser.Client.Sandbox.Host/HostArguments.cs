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

    internal static string Usage { get; } = $"""
        Usage: dotnet run --project src/Nser.Client.Sandbox.Host -- [options]
          --urls http://127.0.0.1:5080   the address to listen on; port 0 takes a free one (default http://127.0.0.1:5080)
          --https                        serve HTTPS too, on a free port, with a throw-away CA
          --profile file.json            names of routes, headers and members that differ from this project's contract
          --user name                    user name of the ready account (default sandbox)
          --password-file file           its password is the file's first line
          --role Power|Standard|Basic    role of the ready account (default Power)
          --households number            size of the synthetic registry, at most 5000000 (default 10000)
          --tehsils code[,code]          the tehsils that they live in (default all), for example PK61702
          --environment staging|live     which environment to play (default staging)
          --latency milliseconds         a pause before every answer
          --requests-per-second number   calls a second beyond which the answer is 429 (default no limit)
          --no-retry-after               these 429 do not say how long to wait
          --seed number                  the seed of the faults' chance (default 1)
          --fault kind[@tehsil][=probability]
                                         a fault on the calls with a token, or on the bulk data of one tehsil, any number of times;
                                         for example --fault drop-answer=0.05 --fault 503=0.1 --fault cut@PK61702
        Kinds of faults:
          {string.Join(",\n  ", FaultPlan.Words.Chunk(8).Select(words => string.Join(", ", words)))}
        """;

    /// <summary>Reads the command line.</summary>
    /// <exception cref="ArgumentException">An argument is unknown, or a value is missing or wrong; the message names the argument.</exception>
    internal static NserSandboxOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new NserSandboxOptions { HttpPort = 5080, HttpsPort = null };
        var account = new SandboxAccount("sandbox", SyntheticPassword);
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i];
            string Value() => ++i < arguments.Count ? arguments[i] : throw new ArgumentException($"{name} needs a value.");
            account = name switch
            {
                "--user" => account with { UserName = Value() },
                "--password-file" => account with { Password = Password(Value()) },
                "--role" => account with { Role = Role(Value()) },
                _ => account,
            };
            options = name switch
            {
                "--user" or "--password-file" or "--role" => options,
                "--urls" => Listen(options, Value()),
                "--https" => options with { HttpsPort = 0 },
                "--profile" => options with { Profile = ContractProfile.Load(Value()) },
                "--households" => options with { Registry = options.Registry with { Households = Households(name, Value()) } },
                "--tehsils" => options with { Registry = options.Registry with { Tehsils = Value().Split(',') } },
                "--environment" => options with { Environment = Environment(Value()) },
                "--latency" => options with { Latency = TimeSpan.FromMilliseconds(Number(name, Value())) },
                "--requests-per-second" => options with { RequestsPerSecond = Rate(name, Value()) },
                "--no-retry-after" => options with { TellsRetryAfter = false },
                "--seed" => options with { Seed = Number(name, Value()) },
                "--fault" => options with { Faults = [.. options.Faults, Value()] },
                _ => throw new ArgumentException($"There is no argument {name}."),
            };
        }

        return options with { Account = account };
    }

    private static NserSandboxOptions Listen(NserSandboxOptions options, string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme == "http" && address.AbsolutePath == "/"
            && (address.Host == "localhost" || address.HostNameType is UriHostNameType.IPv4)
            ? options with { Host = address.Host, HttpPort = address.Port }
            : throw new ArgumentException("--urls takes one address of the form http://127.0.0.1:5080; --https adds HTTPS.");

    private static string Password(string path) =>
        File.ReadLines(path).FirstOrDefault() is { Length: > 0 } password ? password : throw new ArgumentException("--password-file names a file whose first line is empty.");

    private static NserEnvironment Environment(string value) =>
        value switch
        {
            "staging" => NserEnvironment.Staging,
            "live" => NserEnvironment.Live,
            _ => throw new ArgumentException("--environment is staging or live."),
        };

    private static SandboxRole Role(string value) =>
        Enum.GetNames<SandboxRole>().Contains(value) ? Enum.Parse<SandboxRole>(value) : throw new ArgumentException("--role is Power, Standard or Basic.");

    private static int Households(string name, string value) =>
        Number(name, value) is var number and <= SandboxRegistryOptions.MostHouseholds ? number : throw new ArgumentException($"{name} takes at most {SandboxRegistryOptions.MostHouseholds}.");

    private static double Rate(string name, string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) && rate is > 0 and < 1e6 ? rate : throw new ArgumentException($"{name} takes a number above 0.");

    private static int Number(string name, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new ArgumentException($"{name} takes a whole number, 0 or more.");
}
