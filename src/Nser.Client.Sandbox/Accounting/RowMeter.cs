using System.Globalization;
using Nser.Client.Sandbox.Accounts;
using Nser.Client.Sandbox.Http;
using Nser.Client.Sandbox.Registry;

namespace Nser.Client.Sandbox.Accounting;

/// <summary>Counts the rows that each account got, by day in Pakistan and by method, and keeps limited accounts within their limit.</summary>
internal sealed class RowMeter(ReplyWriter write, SandboxRegistryOptions options, TimeProvider clock)
{
    private readonly object gate = new();
    private readonly Dictionary<(string User, DateOnly Day, string Method), long> counts = [];

    /// <summary>The day in Pakistan.</summary>
    internal static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(TimeSpan.FromHours(5)).DateTime);

    /// <summary>How many rows the account may get on one day; <see langword="null"/> without a limit.</summary>
    internal int? LimitOf(Caller caller) => caller.Account.RowLimit ?? (caller.Role == SandboxRole.Basic ? options.BasicRowLimit : null);

    /// <summary>How many rows the account may still get today; <see langword="null"/> without a limit.</summary>
    internal int? Remaining(Caller caller)
    {
        lock (gate)
        {
            return Left(caller);
        }
    }

    /// <summary>Counts rows: as many as are wanted, or as are left.</summary>
    internal int Take(Exchange exchange, int wanted)
    {
        lock (gate)
        {
            var granted = Math.Min(wanted, Left(exchange.Caller) ?? wanted);
            if (granted > 0)
            {
                var key = (exchange.Caller.Account.UserName, DayOf(clock.GetUtcNow()), $"{exchange.Route.Method} {exchange.Route.Template}");
                counts[key] = counts.GetValueOrDefault(key) + granted;
            }

            return granted;
        }
    }

    /// <summary>The rows of a period by method, most first.</summary>
    internal IReadOnlyList<(string Method, long Rows)> Usage(string user, DateOnly from, DateOnly to)
    {
        lock (gate)
        {
            return [.. counts.Where(count => count.Key.User == user && count.Key.Day >= from && count.Key.Day <= to)
                .GroupBy(count => count.Key.Method, count => count.Value, (method, rows) => (method, rows.Sum()))
                .OrderByDescending(method => method.Item2).ThenBy(method => method.method, StringComparer.Ordinal)];
        }
    }

    /// <summary>The answer with what it says of its rows.</summary>
    internal Reply Stamp(Exchange exchange, Reply reply, int rows)
    {
        var stamped = reply.With(write.Profile.Headers["Nser-Rows-Returned"], rows.ToString(CultureInfo.InvariantCulture));
        return Remaining(exchange.Caller) is { } remaining ? stamped.With(write.Profile.Headers["Nser-Rows-Remaining"], remaining.ToString(CultureInfo.InvariantCulture)) : stamped;
    }

    /// <summary>429: the limit is reached. Waiting a little does not help, so there is no <c>Retry-After</c>.</summary>
    internal Reply Refusal() =>
        write.Problem(Nser.Client.Api.ProblemNames.RowLimit, "The account's rows of today are used up; the limit starts anew tomorrow.").With(write.Profile.Headers["Nser-Rows-Remaining"], "0");

    private int? Left(Caller caller)
    {
        var today = DayOf(clock.GetUtcNow());
        return LimitOf(caller) is { } most
            ? (int)Math.Max(0, most - counts.Where(count => count.Key.User == caller.Account.UserName && count.Key.Day == today).Sum(count => count.Value))
            : null;
    }
}

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
