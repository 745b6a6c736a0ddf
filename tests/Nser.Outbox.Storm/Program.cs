using Nser.Outbox.Storm;
using Nser.Outbox.Storm.Raging;
using Nser.Outbox.Storm.Roles;

const int badArguments = 4;

try
{
    return args switch
    {
        ["run", .. var options] => await Storm.RunAsync(StormPlan.Parse(options), Console.Out),
        ["worker", var folder] => await WorkerRole.RunAsync(new(folder)),
        ["enqueue", var folder, var share] => await EnqueueRole.RunAsync(new(folder), int.Parse(share, System.Globalization.CultureInfo.InvariantCulture)),
        _ => throw new FormatException(StormPlan.Usage),
    };
}
catch (FormatException error)
{
    await Console.Error.WriteLineAsync(error.Message);
    return badArguments;
}
