using System.Globalization;

namespace Nser.Outbox.Storm.Roles;

/// <summary>Standard input, whose other end the run holds: what it allows, and that it is still there. No process outlives the run.</summary>
internal sealed class Lifeline
{
    private volatile TaskCompletionSource news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile int allowed;
    private volatile bool isCut;

    internal Lifeline(Action cut) => _ = Task.Run(async () =>
    {
        while (await Console.In.ReadLineAsync() is { } line)
        {
            allowed = int.Parse(line, CultureInfo.InvariantCulture);
            Tell();
        }

        isCut = true;
        Tell();
        cut();
    });

    /// <summary>Waits until so many steps are allowed; <see langword="false"/> when the run has gone.</summary>
    internal async Task<bool> AllowsAsync(int steps)
    {
        while (true)
        {
            var next = news.Task;
            if (isCut || allowed >= steps)
            {
                return !isCut;
            }

            await next;
        }
    }

    private void Tell()
    {
        var told = news;
        news = new(TaskCreationOptions.RunContinuationsAsynchronously);
        told.SetResult();
    }
}
