using Nser.Client.Testing.Fakes;

namespace Nser.Client.BulkDownload.Tests.Pace;

/// <summary>Runs a story on one thread and a clock that jumps to the next timer whenever everybody waits: hours pass at once, and every run is the same.</summary>
/// <remarks>A story must not leave its thread: no <c>Task.Run</c>, no <c>CancelAsync</c>.</remarks>
internal sealed class VirtualTime : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> ready = [];

    private VirtualTime()
    {
    }

    internal ManualTimeProvider Clock { get; } = new(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    internal static void Run(Func<ManualTimeProvider, Task> story)
    {
        var before = Current;
        var time = new VirtualTime();
        SetSynchronizationContext(time);
        try
        {
            time.RunToEnd(story(time.Clock));
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    public override void Post(SendOrPostCallback d, object? state) => ready.Enqueue((d, state));

    private void RunToEnd(Task story)
    {
        while (!story.IsCompleted)
        {
            if (ready.TryDequeue(out var next))
            {
                next.Callback(next.State);
            }
            else
            {
                Assert.True(Clock.AdvanceToNextTimer(), "Everybody waits and no timer is set: this would wait for ever.");
            }
        }

        story.GetAwaiter().GetResult();
    }
}
