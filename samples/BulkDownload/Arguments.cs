using System.Globalization;
using Nser.Client.BulkDownload;

namespace Nser.BulkDownload;

/// <summary>The command line: what to download, where to, from whom.</summary>
internal sealed class Arguments
{
    internal const string Usage = """
        BulkDownload --folder FOLDER (--country | --province P ... | --division D ... | --district D ... | --tehsil T ...) [--quintile 1-5 ...]

          --plan                     show the plan and stop
          --plan-file FILE           write the plan as JSON, and stop
          --verify                   compare the folder with its manifest, and stop
          --csv  --gzip  --formula-safe   the form of the files; NDJSON when left out
          --encrypt-for CERTIFICATE  encrypt each file for the holder of this certificate (PEM)
          --parallel N               tehsils at a time, 1 to 32; 8 when left out
          --requests-per-second N    --bytes-per-second N   limits of all workers together
          --compressed               let the registry compress its streams
          --refresh changed|never|always   what becomes of complete files
          --stop-at-failure          begin no tehsil after one that failed
          --json                     progress and report as JSON lines
          --base-address URL --user NAME --password-file FILE   the registry; a sandbox of its own when left out

        Places are codes (PK61702) or names that are not ambiguous; lists are given by repeating the argument.
        """;

    internal string? Folder { get; private set; }

    internal List<string> Provinces { get; } = [];

    internal List<string> Divisions { get; } = [];

    internal List<string> Districts { get; } = [];

    internal List<string> Tehsils { get; } = [];

    internal List<int> Quintiles { get; } = [];

    internal bool WholeCountry { get; private set; }

    internal bool PlanOnly { get; private set; }

    internal string? PlanFile { get; private set; }

    internal bool Verify { get; private set; }

    internal bool Json { get; private set; }

    internal BulkFileForm Form { get; private set; } = new();

    internal string? Certificate { get; private set; }

    internal int Parallel { get; private set; } = 8;

    internal double? RequestsPerSecond { get; private set; }

    internal long? BytesPerSecond { get; private set; }

    internal bool Compressed { get; private set; }

    internal BulkRefresh Refresh { get; private set; }

    internal BulkFailurePolicy OnFailure { get; private set; }

    internal Uri? BaseAddress { get; private set; }

    internal string? User { get; private set; }

    internal string? PasswordFile { get; private set; }

    internal BulkSelection Selection => new() { WholeCountry = WholeCountry, Provinces = Provinces, Divisions = Divisions, Districts = Districts, Tehsils = Tehsils, Quintiles = Quintiles };

    /// <exception cref="FormatException">An argument is unknown, or its value cannot be read; the message names it.</exception>
    internal static Arguments Read(string[] args)
    {
        var read = new Arguments();
        for (var at = 0; at < args.Length; at++)
        {
            var name = args[at];
            if (!read.TryFlag(name))
            {
                read.Take(name, at + 1 < args.Length ? args[++at] : throw new FormatException($"{name} is not known, or lacks its value."));
            }
        }

        return read;
    }

    private bool TryFlag(string name)
    {
        switch (name)
        {
            case "--country": WholeCountry = true; return true;
            case "--plan": PlanOnly = true; return true;
            case "--verify": Verify = true; return true;
            case "--json": Json = true; return true;
            case "--csv": Form = Form with { Format = BulkFileFormat.Csv }; return true;
            case "--gzip": Form = Form with { Gzip = true }; return true;
            case "--formula-safe": Form = Form with { FormulaSafe = true }; return true;
            case "--compressed": Compressed = true; return true;
            case "--stop-at-failure": OnFailure = BulkFailurePolicy.Stop; return true;
            default: return false;
        }
    }

    private void Take(string name, string value)
    {
        switch (name)
        {
            case "--folder": Folder = value; break;
            case "--province": Provinces.Add(value); break;
            case "--division": Divisions.Add(value); break;
            case "--district": Districts.Add(value); break;
            case "--tehsil": Tehsils.Add(value); break;
            case "--quintile": Quintiles.Add(Number(name, value)); break;
            case "--plan-file": PlanFile = value; break;
            case "--encrypt-for": Certificate = value; break;
            case "--parallel": Parallel = Number(name, value); break;
            case "--requests-per-second": RequestsPerSecond = double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) ? rate : throw NoNumber(name); break;
            case "--bytes-per-second": BytesPerSecond = Number(name, value); break;
            case "--refresh": Refresh = value switch { "changed" => BulkRefresh.WhenChanged, "never" => BulkRefresh.Never, "always" => BulkRefresh.Always, _ => throw new FormatException($"{name} is changed, never or always.") }; break;
            case "--base-address": BaseAddress = Uri.TryCreate(value, UriKind.Absolute, out var address) ? address : throw new FormatException($"{name} is no address."); break;
            case "--user": User = value; break;
            case "--password-file": PasswordFile = value; break;
            default: throw new FormatException($"{name} is not known.");
        }
    }

    private static int Number(string name, string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw NoNumber(name);

    private static FormatException NoNumber(string name) => new($"{name} needs a number.");
}
