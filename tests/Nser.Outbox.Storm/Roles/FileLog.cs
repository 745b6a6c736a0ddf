using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Nser.Outbox.Storm.Roles;

/// <summary>One line a message, with the number of the message first; written before the call returns, so that it outlives a kill.</summary>
internal sealed class FileLog(string path) : ILoggerProvider, ILogger
{
    private readonly StreamWriter file = new(path, append: true) { AutoFlush = true };
    private readonly Lock gate = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (gate)
        {
            file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{eventId.Id} {logLevel} {formatter(state, exception)} {exception?.Message}"));
        }
    }

    public void Dispose() => file.Dispose();
}
