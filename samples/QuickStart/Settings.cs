using Microsoft.Extensions.Configuration;

namespace Nser.QuickStart;

/// <summary>What to push, and where to: from appsettings.json, then environment variables (<c>NSER_BaseAddress</c> ...), then the command line.</summary>
internal sealed class Settings
{
    private static readonly Dictionary<string, string> Switches = new()
    {
        ["--base-address"] = nameof(BaseAddress),
        ["--user"] = nameof(User),
        ["--password-file"] = nameof(PasswordFile),
        ["--enrollments"] = nameof(Enrollments),
        ["--deliveries"] = nameof(Deliveries),
        ["--dry-run"] = nameof(DryRun),
        ["--write-sample-data"] = nameof(WriteSampleData),
    };

    /// <summary>The server; <see langword="null"/> starts the embedded sandbox.</summary>
    public Uri? BaseAddress { get; set; }

    public string? User { get; set; }

    /// <summary>A file with the password alone: a password on the command line can be read by others.</summary>
    public string? PasswordFile { get; set; }

    public string Enrollments { get; set; } = Path.Combine(AppContext.BaseDirectory, "data", Nser.QuickStart.SampleData.SampleFiles.Enrollments);

    public string Deliveries { get; set; } = Path.Combine(AppContext.BaseDirectory, "data", Nser.QuickStart.SampleData.SampleFiles.Deliveries);

    /// <summary>Whether the server only checks and stores nothing.</summary>
    public bool DryRun { get; set; }

    /// <summary>A folder to write the sample files to, instead of pushing.</summary>
    public string? WriteSampleData { get; set; }

    /// <exception cref="FormatException">An argument is not known.</exception>
    /// <exception cref="InvalidOperationException">A value cannot be read.</exception>
    internal static Settings Read(string[] args)
    {
        if (Array.Find(args, arg => arg.StartsWith('-') && !Switches.ContainsKey(arg.Split('=')[0])) is { } unknown)
        {
            throw new FormatException($"The argument {unknown} is not known. Known are {string.Join(", ", Switches.Keys)}.");
        }

        var settings = new Settings();
        new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables("NSER_")
            .AddCommandLine([.. args.Select(arg => arg == "--dry-run" ? "--dry-run=true" : arg)], Switches)
            .Build()
            .Bind(settings);
        return settings;
    }
}
