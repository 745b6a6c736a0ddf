using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Nser.Client.Outbox.Sending;
using Nser.Client.Outbox.Tests.Fakes;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Seeds;

namespace Nser.Client.Outbox.Tests.Health;

/// <summary>A log that cannot be written does not stop what it tells about (P42).</summary>
public sealed class DeadTelemetryTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nser-outbox-");

    [Fact]
    public async Task While_every_line_of_the_log_fails_pushing_goes_on()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        var lost = sandbox.Faults.DropAnswerAfterApplying(times: 2, on: Nser.Client.Api.NserOperation.PushBatch);
        using var log = new FullDisk();
        using var host = OutboxHost.Build(
            sandbox,
            builder => builder.UseSqlite(Path.Combine(folder.FullName, "outbox", "outbox.db")).WithoutSending(),
            options => (options.Backoff, options.MaxBackoff) = (TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1)),
            services => services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log)));
        var (outbox, drainer) = (host.Services.GetRequiredService<IOutbox>(), host.Services.GetRequiredService<OutboxDrainer>());

        await outbox.EnqueueAsync(OutboxHost.Feed, SyntheticPeople.Enrollments(50));
        for (var accepted = 0; accepted < 50;)
        {
            accepted += (await drainer.DrainAsync()).Accepted;
        }

        Assert.Equal(2, lost.Fired);
        Assert.Equal((50, 1), (sandbox.Ledger.Count, sandbox.Ledger.MostApplications));
        Assert.True(log.Refused > 5, $"refused {log.Refused} lines");
    }

    public void Dispose() => folder.Delete(recursive: true);

    private sealed class FullDisk : ILoggerProvider, ILogger
    {
        private int refused;

        internal int Refused => refused;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Interlocked.Increment(ref refused);
            throw new IOException("No space left on device.");
        }

        public void Dispose()
        {
        }
    }
}
