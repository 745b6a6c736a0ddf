using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Nser.Client;
using Nser.Client.BulkDownload;
using Nser.Client.BulkDownload.Envelope;
using Nser.Client.BulkDownload.Resume;
using Nser.Client.BulkDownload.Selection;
using Nser.Client.BulkDownload.Storage;

namespace Nser.BulkDownload;

/// <summary>Plan, download, verify.</summary>
internal static class Job
{
    /// <returns>The exit code.</returns>
    internal static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        try
        {
            var arguments = Arguments.Read(args.Length == 0 ? Demonstration() : args);
            if (arguments.Verify)
            {
                return await VerifyAsync(arguments, output, cancellationToken);
            }

            await using var server = await Server.ConnectAsync(arguments, errors, cancellationToken);
            await using var client = new NserClient(server.Options);
            var plan = client.BulkDownload.Plan(arguments.Selection);
            return await IsShownAsync(arguments, plan, output, cancellationToken) ? (int)ExitCode.Done : await DownloadAsync(arguments, client, plan, output, cancellationToken);
        }
        catch (BulkFileException fault)
        {
            await errors.WriteLineAsync(fault.Message);
            return (int)ExitCode.BadTarget;
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException or BulkSelectionException or IOException or UnauthorizedAccessException or CryptographicException)
        {
            await errors.WriteLineAsync($"{fault.Message}{Environment.NewLine}{Environment.NewLine}{(fault is FormatException ? Arguments.Usage : "")}".TrimEnd());
            return (int)ExitCode.BadArguments;
        }
    }

    /// <summary>What runs without arguments: a province of the sandbox into a folder of its own.</summary>
    private static string[] Demonstration() => ["--province", "Punjab", "--quintile", "1", "--quintile", "2", "--folder", Path.Combine(Path.GetTempPath(), $"nser-bulk-{Environment.ProcessId}")];

    private static async Task<bool> IsShownAsync(Arguments arguments, BulkPlan plan, TextWriter output, CancellationToken cancellationToken)
    {
        if (arguments.PlanFile is { } file)
        {
            await using var stream = File.Create(file);
            await plan.WriteJsonAsync(stream, cancellationToken);
            return true;
        }

        if (!arguments.Json)
        {
            await plan.WriteTextAsync(output, cancellationToken);
        }
        else if (arguments.IsPlanOnly)
        {
            await using var stream = Console.OpenStandardOutput();
            await plan.WriteJsonAsync(stream, cancellationToken);
        }

        return arguments.IsPlanOnly;
    }

    private static async Task<int> DownloadAsync(Arguments arguments, NserClient client, BulkPlan plan, TextWriter output, CancellationToken cancellationToken)
    {
        using var certificate = arguments.Certificate is { } pem ? X509CertificateLoader.LoadCertificateFromFile(pem) : null;
        var options = new BulkDownloadOptions
        {
            Folder = arguments.Folder!,
            Form = arguments.Form with { Encryption = certificate is null ? null : EnvelopeKeys.FromCertificate(certificate) },
            MaxParallelism = arguments.Parallel,
            RequestsPerSecond = arguments.RequestsPerSecond,
            BytesPerSecond = arguments.BytesPerSecond,
            Compressed = arguments.Compressed,
            Refresh = arguments.Refresh,
            OnFailure = arguments.OnFailure,
            Progress = new ProgressLines(output, arguments.Json),
        };
        options = arguments.CommitBytes is { } bytes ? options with { CommitBytes = bytes } : options;
        var report = await client.BulkDownload.RunAsync(plan, options, cancellationToken);
        await WriteAsync(report, arguments, output);
        return report.ExitCode;
    }

    private static async Task WriteAsync(BulkReport report, Arguments arguments, TextWriter output)
    {
        if (arguments.Json)
        {
            await output.WriteLineAsync(ReportJson.Line(report));
            return;
        }

        foreach (var missing in report.Results.Where(result => result.FileName is null))
        {
            await output.WriteLineAsync($"{missing}{(missing.Message is { } why ? ": " + why : "")}");
        }

        await output.WriteLineAsync($"{report} in {Path.GetFullPath(arguments.Folder!)}");
        if (report.Message is { } message)
        {
            await output.WriteLineAsync(message);
        }
    }

    private static async Task<int> VerifyAsync(Arguments arguments, TextWriter output, CancellationToken cancellationToken)
    {
        var found = await BulkFolder.VerifyAsync(arguments.Folder!, new(), cancellationToken);
        if (arguments.Json)
        {
            await output.WriteLineAsync(ReportJson.Line(found));
            return (int)(found.IsSound ? ExitCode.Done : ExitCode.Incomplete);
        }

        foreach (var (name, what) in found.Missing.Select(name => (name, "missing")).Concat(found.Changed.Select(file => (file.Name, file.What))))
        {
            await output.WriteLineAsync($"{name}: {what}");
        }

        await output.WriteLineAsync($"{found.Sound.Count} files are as the manifest says; {found.Unfinished.Count} unfinished, {found.Extra.Count} not of this download");
        return (int)(found.IsSound ? ExitCode.Done : ExitCode.Incomplete);
    }
}
