namespace Nser.PushScheduler.Settings;

/// <summary>A file that holds one secret and nothing else. Read when it is needed, so that a rotated secret is picked up in the run.</summary>
internal static class SecretFile
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>The secret without the line end behind it.</summary>
    /// <exception cref="IOException">The file cannot be read, is empty or is open to others; the message never holds its content.</exception>
    internal static string Read(string path) => Fault(path) is { } fault ? throw new IOException($"A file with a secret {fault}") : File.ReadAllText(path).Trim();

    /// <inheritdoc cref="Read"/>
    internal static async Task<string> ReadAsync(string path, CancellationToken cancellationToken) =>
        Fault(path) is { } fault ? throw new IOException($"A file with a secret {fault}") : (await File.ReadAllTextAsync(path, cancellationToken)).Trim();

    /// <summary>Why the file cannot be used; <see langword="null"/> when it can.</summary>
    internal static string? Fault(string? path)
    {
        if (string.IsNullOrEmpty(path))
        {
            return "is missing: name a file that holds the secret alone.";
        }

        if (!File.Exists(path))
        {
            return "names a file that is not there.";
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
        {
            return "names a file that is open to group or others: set its mode to 0600.";
        }

        try
        {
            return new FileInfo(path).Length is > 0 and < 64 * 1024 && File.ReadAllText(path).Trim().Length > 0 ? null : "names a file that is empty or larger than 64 KiB.";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "names a file that cannot be read.";
        }
    }
}
