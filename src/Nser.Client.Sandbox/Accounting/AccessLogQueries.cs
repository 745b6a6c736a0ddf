using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox.Accounting;

/// <summary>What the server keeps of each call that it served.</summary>
/// <remarks>Source: data sharing protocols 3.0, section 8.2.3.</remarks>
internal sealed class AccessLogQueries(TimeProvider clock)
{
    private const int Bound = 50_000;
    private readonly object gate = new();
    private readonly Queue<AccessLogEntry> entries = new();

    internal void Add(Exchange exchange, int rows, IReadOnlyDictionary<string, string> parameters)
    {
        var operation = exchange.Route.Operation.ToString();
        lock (gate)
        {
            if (entries.Count == Bound)
            {
                entries.Dequeue();
            }

            entries.Enqueue(new(exchange.Address, exchange.Caller.Account.UserName, char.ToLowerInvariant(operation[0]) + operation[1..], parameters, rows, clock.GetUtcNow()));
        }
    }

    /// <summary>The calls of one user in a period, newest first.</summary>
    internal IReadOnlyList<AccessLogEntry> Of(string user, DateOnly from, DateOnly to)
    {
        lock (gate)
        {
            return [.. entries.Where(entry => entry.UserName == user && RowMeter.DayOf(entry.At) >= from && RowMeter.DayOf(entry.At) <= to).Reverse()];
        }
    }
}

/// <summary>One call that was served.</summary>
internal sealed record AccessLogEntry(string Ip, string UserName, string SearchType, IReadOnlyDictionary<string, string> Parameters, int Rows, DateTimeOffset At);
