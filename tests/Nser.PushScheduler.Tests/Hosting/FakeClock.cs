using System.Globalization;

namespace Nser.PushScheduler.Tests.Hosting;

/// <summary>A wall clock for a worker's process (libfaketime) that a test may set while it runs; what measures elapsed time stays true.</summary>
internal sealed class FakeClock
{
    private readonly string file;

    internal FakeClock(WorkerFolder folder, DateTimeOffset start)
    {
        file = folder.In("clock");
        Library = Directory.EnumerateFiles("/usr/lib", "libfaketime.so.1", SearchOption.AllDirectories).FirstOrDefault()
            ?? throw new InvalidOperationException("libfaketime is missing: install Debian's package faketime, which these tests need.");
        Set(start);
    }

    internal IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["LD_PRELOAD"] = Library,
        ["FAKETIME_TIMESTAMP_FILE"] = file,
        ["FAKETIME_NO_CACHE"] = "1",
        ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
    };

    private string Library { get; }

    /// <summary>Sets the clock; it goes on from there.</summary>
    internal void Set(DateTimeOffset now)
    {
        var offset = (long)(now - TimeProvider.System.GetUtcNow()).TotalSeconds;
        File.WriteAllText(file + ".new", offset.ToString("+0;-0", CultureInfo.InvariantCulture));
        File.Move(file + ".new", file, overwrite: true);
    }
}
