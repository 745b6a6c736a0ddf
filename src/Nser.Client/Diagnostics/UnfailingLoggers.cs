using Microsoft.Extensions.Logging;

namespace Nser.Client.Diagnostics;

/// <summary>Loggers whose faults stay theirs: a log that cannot be written (its disk is full, its server is gone) must not stop what it tells about.</summary>
internal sealed class UnfailingLoggers(ILoggerFactory inner)
{
    internal ILogger CreateLogger(string category) => new Unfailing(inner.CreateLogger(category));

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
