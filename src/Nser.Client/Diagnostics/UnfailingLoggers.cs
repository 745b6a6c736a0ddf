using Microsoft.Extensions.Logging;

namespace Nser.Client.Diagnostics;

/// <summary>Loggers whose faults are dropped: a log that cannot be written (its disk is full, its server is gone) must not stop the work that it reports.</summary>
/// <remarks>For packages built on this one. Does not dispose of the loggers below it.</remarks>
/// <param name="inner">The loggers to write to.</param>
public sealed class UnfailingLoggers(ILoggerFactory inner) : ILoggerFactory
{
    /// <summary>Creates a logger of this category; what it or the logger below it throws is dropped.</summary>
    public ILogger CreateLogger(string categoryName) => new Unfailing(inner.CreateLogger(categoryName));

    /// <summary>Adds a provider to the loggers below.</summary>
    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    /// <summary>Does nothing: the loggers below belong to the caller.</summary>
    public void Dispose()
    {
    }

    private sealed class Unfailing(ILogger inner) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => inner.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => Unless(() => inner.IsEnabled(logLevel));

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Unless(() =>
        {
            inner.Log(logLevel, eventId, state, exception, formatter);
            return true;
        });

        private static bool Unless(Func<bool> fails)
        {
            try
            {
                return fails();
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                // There is nowhere left to tell it.
                return false;
            }
        }
    }
}
