using Nser.PointOfSaleSubsidy.Hosting;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

return (int)await MainJob.RunAsync(args, Console.In, Console.Out, Console.Error, stop.Token);
