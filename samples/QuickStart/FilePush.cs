using Nser.Client.Pipeline;
using Nser.Client.Push;
using Nser.Standards.Import;
using Spectre.Console;

namespace Nser.QuickStart;

/// <summary>Pushes one file and shows how it went.</summary>
internal sealed class FilePush(IAnsiConsole screen, TextWriter output, TextWriter errors, bool dryRun)
{
    /// <summary>Small enough that the progress bar moves and that a lost answer costs little.</summary>
    private const int RecordsInABatch = 500;

    internal async Task<ExitCode> RunAsync<TRecord>(
        string what, string path, StandardLibrary<TRecord> library, Func<string, CancellationToken, IAsyncEnumerable<SourceRecord<TRecord>>> read, CancellationToken cancellationToken)
        where TRecord : class
    {
        try
        {
            // Counted first: the bar knows its end, and a file that cannot be read stops here, before anything is sent.
            var records = await CountAsync(read(path, cancellationToken));
            if (records == 0)
            {
                await errors.WriteLineAsync($"{what}: {path} holds no records.");
                return ExitCode.BadInput;
            }

            var report = await PushProgressBar.ShowAsync(screen, what, records, progress =>
                library.PushAsync(read(path, cancellationToken), new PushOptions { BatchSize = RecordsInABatch, DryRun = dryRun, Progress = progress }, cancellationToken));
            FindingsTable.Show(screen, what, report);
            await output.WriteLineAsync($"{what}: {report}");
            return await JudgeAsync(what, report);
        }
        catch (ImportException fault)
        {
            await errors.WriteLineAsync($"{what}: {path}, line {fault.Line}: {fault.Message}");
            return ExitCode.BadInput;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync($"{what}: {path} cannot be read. {fault.Message}");
            return ExitCode.BadInput;
        }
        catch (NserException fault)
        {
            await errors.WriteLineAsync($"{what}: nothing was sent. {fault.Message}");
            return ExitCode.NotSettled;
        }
    }

    private async Task<ExitCode> JudgeAsync(string what, PushReport report)
    {
        if (report.IsComplete)
        {
            return await DamagedRows.SayAsync(what, report, errors) ? ExitCode.BadInput : ExitCode.Done;
        }

        await errors.WriteLineAsync($"{what}: {report.Unknown} of unknown outcome, {report.NotSent} not sent. {report.Failure?.Message} Run again: rows that arrived count as duplicates.");
        return ExitCode.NotSettled;
    }

    private static async Task<long> CountAsync<TRecord>(IAsyncEnumerable<SourceRecord<TRecord>> records)
        where TRecord : class
    {
        var count = 0L;
        await foreach (var _ in records)
        {
            count++;
        }

        return count;
    }
}
