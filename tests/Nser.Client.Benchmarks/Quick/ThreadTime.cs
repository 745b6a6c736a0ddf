using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Nser.Client.Benchmarks.Quick;

/// <summary>The processor time that the current thread has used, so that a busy machine disturbs less; on other systems than Linux, the time of day.</summary>
internal static partial class ThreadTime
{
    private const int ClockOfThread = 3;

    internal static TimeSpan Now =>
        OperatingSystem.IsLinux() && Read(ClockOfThread, out var time) == 0
            ? new TimeSpan((time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / TimeSpan.NanosecondsPerTick))
            : Stopwatch.GetElapsedTime(0);

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int Read(int clock, out Moment time);

    private readonly struct Moment
    {
        internal readonly long Seconds;
        internal readonly long Nanoseconds;
    }
}
