using Nser.Client.Push;
using Spectre.Console;

namespace Nser.QuickStart;

/// <summary>A bar that shows how many records have an outcome.</summary>
internal static class PushProgressBar
{
    internal static Task<PushReport> ShowAsync(IAnsiConsole screen, string what, long records, Func<IProgress<PushProgress>, Task<PushReport>> push) =>
        screen.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(bars => push(new Bar(bars.AddTask(what, maxValue: records))));

    private sealed class Bar(ProgressTask task) : IProgress<PushProgress>
    {
        public void Report(PushProgress value) => task.Value = value.Settled;
    }
}
