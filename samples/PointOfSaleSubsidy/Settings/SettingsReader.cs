using Microsoft.Extensions.Configuration;

namespace Nser.PointOfSaleSubsidy.Settings;

/// <summary>Reads the settings and judges them before anything starts.</summary>
internal static class SettingsReader
{
    private static readonly Dictionary<string, string> Switches = new()
    {
        ["--base-address"] = nameof(TillSettings.BaseAddress),
        ["--user"] = nameof(TillSettings.User),
        ["--password-file"] = nameof(TillSettings.PasswordFile),
        ["--folder"] = nameof(TillSettings.Folder),
        ["--deadline"] = nameof(TillSettings.Deadline),
    };

    /// <exception cref="SettingsException">Something cannot be read or used.</exception>
    internal static TillSettings Read(string[] args)
    {
        if (Array.Find(args, arg => arg.StartsWith('-') && !Switches.ContainsKey(arg.Split('=')[0])) is { } unknown)
        {
            throw new SettingsException([$"The argument {unknown.Split('=')[0]} is not known. Known are {string.Join(", ", Switches.Keys)}."]);
        }

        var settings = new TillSettings();
        try
        {
            new ConfigurationBuilder()
                .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
                .AddEnvironmentVariables("TILL_")
                .AddCommandLine(args, Switches)
                .Build()
                .Bind(settings);
        }
        catch (Exception fault) when (fault is InvalidOperationException or FormatException or InvalidDataException)
        {
            // The binder repeats the value; the option's name is enough.
            throw new SettingsException(["An option cannot be read: check the forms of addresses, times (hh:mm:ss.fff) and numbers."]);
        }

        return Checked(settings);
    }

    /// <exception cref="SettingsException">The settings have faults.</exception>
    internal static TillSettings Checked(TillSettings settings) =>
        SettingsFaults.Of(settings).ToList() is { Count: > 0 } faults ? throw new SettingsException(faults) : settings;
}
