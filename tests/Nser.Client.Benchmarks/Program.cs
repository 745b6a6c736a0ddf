using BenchmarkDotNet.Running;
using Nser.Client.Ajv;
using Nser.Client.Benchmarks;

try
{
    return args switch
    {
        ["quick", "validation"] => await QuickValidation.RunAsync(Console.Out),
        ["quick", "outbox"] => await QuickOutbox.RunAsync(Console.Out),
        ["ten-million"] => await TenMillion.RunAsync(Console.Out),
        ["validation", .. var options] => Detail(options),
        _ => Explain(),
    };
}
catch (AjvMissingException missing)
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
    Console.Error.WriteLine("Say what to measure: 'quick validation' and 'quick outbox' print one line a figure in less than a minute each, 'ten-million' judges ten million records, 'validation' runs BenchmarkDotNet (its options may follow).");
    return 1;
}
