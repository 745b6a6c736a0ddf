using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Nser.Client;
using Nser.Client.BulkDownload;
using Nser.Client.BulkDownload.Envelope;
using Nser.Client.BulkDownload.Files;
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
            if (arguments.Action is not null)
            {
                return await arguments.InvokeAsync(new() { Output = output, Error = errors }, cancellationToken);
            }

            if (arguments.GetValue(Arguments.Verify))
            {
                return await VerifyAsync(arguments, output, cancellationToken);
            }

            await using var server = await Server.ConnectAsync(arguments, errors, cancellationToken);
            await using var client = new NserClient(server.Options);
            var plan = client.BulkDownload.Plan(Arguments.Selection(arguments));
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

    private static async Task<bool> IsShownAsync(ParseResult arguments, BulkPlan plan, TextWriter output, CancellationToken cancellationToken)
    {
        if (arguments.GetValue(Arguments.PlanFile) is { } file)
        {
            await using var stream = File.Create(file);
            await plan.WriteJsonAsync(stream, cancellationToken);
            return true;
        }

        if (!arguments.GetValue(Arguments.Json))
        {
            await plan.WriteTextAsync(output, cancellationToken);
        }
        else if (Arguments.IsPlan(arguments))
        {
            await using var stream = Console.OpenStandardOutput();
            await plan.WriteJsonAsync(stream, cancellationToken);
        }

        return Arguments.IsPlan(arguments);
    }

    private static async Task<int> DownloadAsync(ParseResult arguments, NserClient client, BulkPlan plan, TextWriter output, CancellationToken cancellationToken)
    {
        using var certificate = arguments.GetValue(Arguments.Certificate) is { } pem ? X509CertificateLoader.LoadCertificateFromFile(pem) : null;
        var options = new BulkDownloadOptions
        {
            Folder = arguments.GetValue(Arguments.Folder)!,
            Form = new()
            {
                Format = arguments.GetValue(Arguments.Csv) ? BulkFileFormat.Csv : default,
                Gzip = arguments.GetValue(Arguments.Gzip),
                FormulaSafe = arguments.GetValue(Arguments.FormulaSafe),
                Encryption = certificate is null ? null : EnvelopeKeys.FromCertificate(certificate),
            },
            MaxParallelism = arguments.GetValue(Arguments.Parallel) ?? 8,
            RequestsPerSecond = arguments.GetValue(Arguments.RequestsPerSecond),
            BytesPerSecond = arguments.GetValue(Arguments.BytesPerSecond),
            Compressed = arguments.GetValue(Arguments.Compressed),
            Refresh = arguments.GetValue(Arguments.Refresh) switch { "never" => BulkRefresh.Never, "always" => BulkRefresh.Always, _ => BulkRefresh.WhenChanged },
            OnFailure = arguments.GetValue(Arguments.StopAtFailure) ? BulkFailurePolicy.Stop : default,
            Progress = new ProgressLines(output, arguments.GetValue(Arguments.Json)),
        };
        options = arguments.GetValue(Arguments.CommitBytes) is { } bytes ? options with { CommitBytes = bytes } : options;
        var report = await client.BulkDownload.RunAsync(plan, options, cancellationToken);
        await WriteAsync(report, arguments, output);
        return report.ExitCode;
    }

    private static async Task WriteAsync(BulkReport report, ParseResult arguments, TextWriter output)
    {
        if (arguments.GetValue(Arguments.Json))
        {
            await output.WriteLineAsync(ReportJson.Line(report));
            return;
        }

        foreach (var missing in report.Results.Where(result => result.FileName is null))
        {
            await output.WriteLineAsync($"{missing}{(missing.Message is { } why ? ": " + why : "")}");
        }

        await output.WriteLineAsync($"{report} in {Path.GetFullPath(arguments.GetValue(Arguments.Folder)!)}");
        if (report.Message is { } message)
        {
            await output.WriteLineAsync(message);
        }
    }

    private static async Task<int> VerifyAsync(ParseResult arguments, TextWriter output, CancellationToken cancellationToken)
    {
        var found = await BulkFolder.VerifyAsync(arguments.GetValue(Arguments.Folder)!, new(), cancellationToken);
        if (arguments.GetValue(Arguments.Json))
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
