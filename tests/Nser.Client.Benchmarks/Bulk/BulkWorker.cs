using System.Diagnostics;
using Nser.Client.BulkDownload;
using Nser.Client.BulkDownload.Envelope;
using Nser.Client.BulkDownload.Files;
using Nser.Client.BulkDownload.Selection;
using Nser.Standards;

namespace Nser.Client.Benchmarks.Bulk;

/// <summary>The process that downloads the whole country by the client, with its defaults, and does nothing else.</summary>
internal static class BulkWorker
{
    internal const string Plain = "ndjson", Encrypted = "ndjson.enc";

    /// <summary>For the benchmark alone: a key that everybody can read protects nothing.</summary>
    internal static IEnvelopeKeyProvider Keys { get; } = EnvelopeKeys.FromSecret("benchmark", new byte[32]);

    /// <summary>Downloads; the one line of the output says what it took, as <see cref="BulkTurn"/> reads it.</summary>
    internal static async Task<int> RunAsync(string address, string folder, string form, TextWriter output)
    {
        using var client = new NserClient(new NserClientOptions { BaseAddress = new Uri(address), UserName = BulkServer.UserName, Password = BulkServer.Password, PinnedVersion = NserApiVersion.V2 });
        var plan = client.BulkDownload.Plan(new BulkSelection { WholeCountry = true });
        var report = await client.BulkDownload.RunAsync(plan, new BulkDownloadOptions { Folder = folder, Form = new BulkFileForm { Encryption = form == Encrypted ? Keys : null } });
        using var process = Process.GetCurrentProcess();
        await output.WriteLineAsync(FormattableString.Invariant($"{report.Elapsed.TotalSeconds} {report.Rows} {report.Throttled} {process.PeakWorkingSet64} {process.TotalProcessorTime.TotalSeconds}"));
        return report.ExitCode;
    }
}
