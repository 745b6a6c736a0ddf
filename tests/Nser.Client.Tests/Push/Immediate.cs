using Nser.Client.Push;

namespace Nser.Client.Tests.Push;

/// <summary>Reports on the spot; <see cref="Progress{T}"/> does so later, on another thread.</summary>
internal sealed class Immediate(Action<PushProgress> report) : IProgress<PushProgress>
{
    public void Report(PushProgress value) => report(value);
}
