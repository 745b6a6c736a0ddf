using Nser.QuickStart;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

return (int)await MainJob.RunAsync(args, Console.Out, Console.Error, stop.Token);
