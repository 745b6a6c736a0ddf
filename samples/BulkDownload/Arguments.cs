using System.Globalization;
using Nser.Client.BulkDownload;
using Nser.Client.BulkDownload.Files;
using Nser.Client.BulkDownload.Selection;

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
          --commit-bytes N           how much a crash of the machine may cost, for each worker; 8 MiB when left out
          --parallel N               tehsils at a time, 1 to 32; 8 when left out
          --requests-per-second N    --bytes-per-second N   limits of all workers together
          --compressed               let the registry compress its streams
          --refresh changed|never|always   what becomes of complete files
          --stop-at-failure          begin no tehsil after one that failed
          --json                     plan, progress and report as JSON, a line each
          --base-address URL --user NAME --password-file FILE   the registry; a sandbox of its own when left out
          --live                     the registry is the live one; staging when left out

        Places are codes (PK61702) or names that are not ambiguous; lists are given by repeating the argument.
        """;

    internal string? Folder { get; private set; }

    internal List<string> Provinces { get; } = [];

    internal List<string> Divisions { get; } = [];

    internal List<string> Districts { get; } = [];

    internal List<string> Tehsils { get; } = [];

    internal List<int> Quintiles { get; } = [];

    internal bool WholeCountry { get; private set; }

    internal bool IsPlanOnly { get; private set; }

    internal string? PlanFile { get; private set; }

    internal bool Verify { get; private set; }

    internal bool Json { get; private set; }

    internal BulkFileForm Form { get; private set; } = new();

    internal string? Certificate { get; private set; }

    internal long? CommitBytes { get; private set; }

    internal int Parallel { get; private set; } = 8;

    internal double? RequestsPerSecond { get; private set; }

    internal long? BytesPerSecond { get; private set; }

    internal bool Compressed { get; private set; }

    internal BulkRefresh Refresh { get; private set; }

    internal BulkFailurePolicy OnFailure { get; private set; }

    internal bool IsLive { get; private set; }

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
                read.Take(name, at + 1 < args.Length && !args[at + 1].StartsWith("--", StringComparison.Ordinal) ? args[++at] : null);
            }
        }

        return read.Folder is not null || read.IsPlanOnly ? read : throw new FormatException("--folder is needed: say where the files are, or are to be.");
    }

    private bool TryFlag(string name)
    {
        switch (name)
        {
            case "--country": WholeCountry = true; return true;
            case "--plan": IsPlanOnly = true; return true;
            case "--verify": Verify = true; return true;
            case "--json": Json = true; return true;
            case "--csv": Form = Form with { Format = BulkFileFormat.Csv }; return true;
            case "--gzip": Form = Form with { Gzip = true }; return true;
            case "--formula-safe": Form = Form with { FormulaSafe = true }; return true;
            case "--live": IsLive = true; return true;
            case "--compressed": Compressed = true; return true;
            case "--stop-at-failure": OnFailure = BulkFailurePolicy.Stop; return true;
            default: return false;
        }
    }

    private void Take(string name, string? value)
    {
        switch (name)
        {
            case "--folder": Folder = Text(); break;
            case "--province": Provinces.Add(Text()); break;
            case "--division": Divisions.Add(Text()); break;
            case "--district": Districts.Add(Text()); break;
            case "--tehsil": Tehsils.Add(Text()); break;
            case "--quintile": Quintiles.Add((int)Number()); break;
            case "--plan-file": (PlanFile, IsPlanOnly) = (Text(), true); break;
            case "--encrypt-for": Certificate = Text(); break;
            case "--commit-bytes": CommitBytes = Number(); break;
            case "--parallel": Parallel = (int)Number(); break;
            case "--requests-per-second": RequestsPerSecond = double.TryParse(Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) ? rate : throw NoNumber(); break;
            case "--bytes-per-second": BytesPerSecond = Number(); break;
            case "--refresh": Refresh = Text() switch { "changed" => BulkRefresh.WhenChanged, "never" => BulkRefresh.Never, "always" => BulkRefresh.Always, _ => throw new FormatException($"{name} is changed, never or always.") }; break;
            case "--base-address": BaseAddress = Uri.TryCreate(Text(), UriKind.Absolute, out var address) ? address : throw new FormatException($"{name} is no address."); break;
            case "--user": User = Text(); break;
            case "--password-file": PasswordFile = Text(); break;
            default: throw new FormatException($"{name} is not known.");
        }

        string Text() => value ?? throw new FormatException($"{name} lacks its value.");
        long Number() => int.TryParse(Text(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw NoNumber();
        FormatException NoNumber() => new($"{name} needs a number.");
    }
}
