using System.Globalization;
using Nser.Standards;

namespace Nser.PushScheduler.Sources.Folder;

/// <summary>What was found in a dropped file, as a CSV file beside it: line, severity, code, pointer, message. No value of a record stands in it.</summary>
internal sealed class FileReport(string file) : IAsyncDisposable
{
    private const string Ending = ".report.csv";
    private const string FailedEnding = ".failed.csv";
    private StreamWriter? writer;

    internal static string PathOf(string file) => file + Ending;

    internal static string PathOfFailed(string file) => file + FailedEnding;

    internal static bool IsReport(string file) => file.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) || file.EndsWith(FailedEnding, StringComparison.OrdinalIgnoreCase);

    internal static bool IsOfFailed(string report) => report.EndsWith(FailedEnding, StringComparison.OrdinalIgnoreCase);

    /// <summary>The name of the file that a report is about.</summary>
    internal static string FileOf(string report) => Path.GetFileName(report)[..^(IsOfFailed(report) ? FailedEnding : Ending).Length];

    /// <summary>Forgets what an earlier attempt found.</summary>
    internal static void Reset(string file)
    {
        File.Delete(PathOf(file));
        File.Delete(PathOfFailed(file));
    }

    internal async Task WriteAsync(long line, IEnumerable<ValidationFinding> findings)
    {
        foreach (var finding in findings.Where(finding => finding.Severity != FindingSeverity.Information))
        {
            writer ??= await OpenAsync(PathOf(file));
            await writer.WriteLineAsync(Row(line, finding.Severity.ToString(), finding.Code, finding.Pointer, finding.Message));
        }
    }

    /// <summary>Says that the file as a whole cannot be used.</summary>
    internal async Task FailAsync(Nser.Standards.Import.ImportException why)
    {
        await using var failed = await OpenAsync(PathOfFailed(file));
        await failed.WriteLineAsync(Row(why.Line, nameof(FindingSeverity.Error), why.Code, "", why.Message));
    }

    public async ValueTask DisposeAsync()
    {
        if (writer is not null)
        {
            await writer.DisposeAsync();
            writer = null;
        }
    }

    private static async Task<StreamWriter> OpenAsync(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var writer = new StreamWriter(path, options);
        await writer.WriteLineAsync("line,severity,code,pointer,message");
        return writer;
    }

    private static string Row(long line, params string[] cells) =>
        string.Join(',', cells.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"").Prepend(line.ToString(CultureInfo.InvariantCulture)));
}
