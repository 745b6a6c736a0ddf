using BenchmarkDotNet.Running;
using Nser.Client.Ajv;
using Nser.Client.Benchmarks;
using Nser.Client.Benchmarks.Bulk;
using Nser.Client.Benchmarks.Calls;
using Nser.Client.Benchmarks.Detail;
using Nser.Client.Benchmarks.Pull;
using Nser.Client.Benchmarks.Quick;

try
{
    return args switch
    {
        ["quick", "validation"] => await QuickValidation.RunAsync(Console.Out),
        ["quick", "outbox"] => await QuickOutbox.RunAsync(Console.Out),
        ["quick", "pull"] => await QuickPull.RunAsync(Console.Out),
        ["quick", "call"] => await QuickCall.RunAsync(Console.Out),
        ["serve-calls"] => await CallServer.ServeAsync(Console.In, Console.Out),
        ["first-call", var address, var kind] => await QuickCall.FirstCallAsync(address, kind, Console.Out),
        ["quick", "bulk"] => await QuickBulk.RunAsync(Console.Out),
        ["pull", var households] => await QuickPull.RunAsync(Console.Out, households),
        ["serve-registry", var households] => await PullServer.ServeAsync(households, Console.In, Console.Out),
        ["bulk", var rows] => await QuickBulk.RunAsync(Console.Out, rows),
        ["serve-bulk", var rows, var requestsPerSecond] => await BulkServer.ServeAsync(rows, requestsPerSecond, Console.In, Console.Out),
        ["bulk-worker", var address, var folder, var form] => await BulkWorker.RunAsync(address, folder, form, Console.Out),
        ["ten-million"] => await TenMillion.RunAsync(Console.Out),
        ["validation", .. var options] => Detail(options),
        _ => Explain(),
    };
}
catch (Exception missing) when (missing is AjvMissingException or CurlMissingException)
{
    Console.Error.WriteLine(missing.Message);
    return 1;
}

static int Detail(string[] options)
{
    BenchmarkSwitcher.FromAssembly(typeof(ShapeBenchmarks).Assembly).Run(options.Length > 0 ? options : ["--filter", "*"], new InProcessConfig());
    return 0;
}

static int Explain()
{
    Console.Error.WriteLine("Say what to measure: 'quick validation', 'quick outbox', 'quick pull' and 'quick call' print one line a figure in about a minute each, 'quick bulk' in about four, 'pull 1000000' reads a million households twice by hand and by the client, 'bulk 500000' does what 'quick bulk' does with fewer rows, 'ten-million' judges ten million records, 'validation' runs BenchmarkDotNet (its options may follow).");
    return 1;
}
