using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Nser.Client.BulkDownload.Envelope;
using Nser.Client.BulkDownload.Files;
using Nser.Client.BulkDownload.Resume;
using Nser.Client.BulkDownload.Storage;
using Nser.Standards;

namespace Nser.Bulk.CrashProbe;

/// <summary>Downloads tehsils from a source that it makes itself into a folder, with many commits: the program that tests kill, and whose disk they break.</summary>
/// <remarks>Arguments: the folder, the form (ndjson, csv.gz.enc ...), how many tehsils, rows each, the secret in hexadecimal. One line for each tehsil: "done", "skipped", or "failed" with the fault and the error. Everything runs on the main thread, where faults are counted.</remarks>
internal static class Probe
{
    private const int Commits = 3;

    private static async Task<int> Main(string[] arguments)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        try
        {
            using var folder = TargetFolder.Open(arguments[0]);
            using var held = FolderLock.Take(folder, TimeProvider.System);
            for (var tehsil = 1; tehsil <= Number(arguments[2]); tehsil++)
            {
                var name = new BulkFileName(TehsilCode.Parse(string.Create(CultureInfo.InvariantCulture, $"PK617{tehsil:00}")), 1);
                Say(output, await DownloadAsync(folder, new(name, Form(arguments[1], arguments[4]), $"tehsil={name.Tehsil}&quintile=1", NserApiVersion.V2, BulkSourceKind.Stream), Number(arguments[3])));
            }

            ManifestFile.Renew(folder, TimeProvider.System, CancellationToken.None);
            Say(output, "manifest");
            return 0;
        }
        catch (BulkFileException error)
        {
            Say(output, $"failed {error.Fault}: {error.Message}");
            return 5;
        }
    }

    private static async Task<string> DownloadAsync(TargetFolder folder, BulkFileTerms terms, int rows)
    {
        if (CompletedFile.Find(folder, terms, CancellationToken.None) is not null)
        {
            return "skipped";
        }

        var source = Source(terms.Name.Tehsil.Value, rows);
        using var hash = new RunningSha256();
        using var part = PartFile.Open(folder, terms, TimeProvider.System, hash, CancellationToken.None);
        part.Continue("\"v1\"");
        for (int at = (int)part.SourceOffset, piece = 1 + (source.Length / Commits); at < source.Length; at += piece)
        {
            await part.WriteAsync(source.AsMemory(at, Math.Min(piece, source.Length - at)), CancellationToken.None);
            part.Commit(0);
        }

        await part.CompleteAsync(new(rows, source.Length, SHA256.HashData(source)), CancellationToken.None);
        return part.Start == PartStart.Continued ? "done continued" : "done";
    }

    private static byte[] Source(string tehsil, int rows)
    {
        var text = new StringBuilder();
        for (var row = 0; row < rows; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{{\"tehsilCode\":\"{tehsil}\",\"quintile\":1,\"fullName\":\"Canary {row}\",\"age\":{row % 90}}}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static BulkFileForm Form(string signature, string secret) => new()
    {
        Format = signature.StartsWith("csv", StringComparison.Ordinal) ? BulkFileFormat.Csv : BulkFileFormat.Ndjson,
        Gzip = signature.Contains(".gz", StringComparison.Ordinal),
        Encryption = signature.EndsWith(".enc", StringComparison.Ordinal) ? EnvelopeKeys.FromSecret("probe", Convert.FromHexString(secret)) : null,
    };

    // Not awaited: the calls that follow would run on another thread.
    private static void Say(StreamWriter output, string line) => output.WriteLine(line);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
