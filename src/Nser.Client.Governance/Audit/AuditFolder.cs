using System.Globalization;
using Nser.Client.Pipeline;
using Nser.Standards.Storage;

namespace Nser.Client.Governance.Audit;

/// <summary>The files of one trail, <c>nser-audit.000001.2026-03-02.jsonl</c> and so on: the number orders them, the day helps people.</summary>
internal static class AuditFolder
{
    private const string Pattern = "nser-audit.*.jsonl";
    private const string LockName = "nser-audit.lock";

    /// <summary>The files in the order of the chain.</summary>
    internal static IReadOnlyList<string> Files(string folder) =>
        [.. Directory.EnumerateFiles(folder, Pattern).Where(path => NumberOf(path) > 0).OrderBy(NumberOf).ThenBy(path => path, StringComparer.Ordinal)];

    internal static string PathOf(string folder, int number, DateOnly day) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"nser-audit.{number:D6}.{day:yyyy-MM-dd}.jsonl"));

    internal static int NumberOf(string path) =>
        Path.GetFileName(path).Split('.') is [_, var number, _, _] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;

    internal static DateOnly DayOf(string path) =>
        DateOnly.TryParseExact(Path.GetFileName(path).Split('.')[2], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : default;

    /// <summary>Makes sure that nobody else writes this trail, in this process or another.</summary>
    /// <exception cref="NserException">Somebody does.</exception>
    internal static FileStream Lock(string folder)
    {
        try
        {
            return new(Path.Combine(folder, LockName), OwnerOnly.Options(FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException error) when (error is not (FileNotFoundException or DirectoryNotFoundException))
        {
            throw new NserException("The audit trail has another writer: give each process a folder of its own, and each process one sink that its clients share.", error);
        }
    }
}
