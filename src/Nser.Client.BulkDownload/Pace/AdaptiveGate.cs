using System.Diagnostics.CodeAnalysis;

namespace Nser.Client.BulkDownload.Pace;

/// <summary>Lets the requests of all workers through: as many at once and as many a second as the server takes, none while it asks for peace.</summary>
/// <remarks>Whoever came first goes first. Nothing is polled: a pass that is given back, an answer or one timer lets the next one in.</remarks>
internal sealed class AdaptiveGate : IDisposable
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(1);
    private readonly object gate = new();
    private readonly LinkedList<Waiter> waiting = [];
    private readonly TimeProvider time;
    private readonly long start;
    private readonly ITimer timer;
    private readonly ConcurrencyLimit limit;
    private readonly RequestRate rate;
    private readonly FirstByteWatch latency = new();
    private readonly RequestPause hold = new();
    private long passes;
    private long firstSinceDecrease;
    private int underWay;

    /// <param name="most">Requests at once that are never exceeded, at least 1.</param>
    /// <param name="requestsPerSecond">Requests a second that are never exceeded; <see langword="null"/> for as many as the server takes.</param>
    /// <param name="time">Measures everything.</param>
    internal AdaptiveGate(int most, double? requestsPerSecond, TimeProvider time)
    {
        limit = new(most);
        rate = new(requestsPerSecond);
        this.time = time;
        start = time.GetTimestamp();
        timer = time.CreateTimer(static gate => ((AdaptiveGate)gate!).Wake(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Requests at once that the gate lets through at present, from 1 to the most.</summary>
    internal int Limit => Locked(() => limit.Whole);

    /// <summary>Passes that are out.</summary>
    internal int UnderWay => Locked(() => underWay);

    /// <summary>Requests a second that the gate lets through at present; <see langword="null"/> while nothing limits them.</summary>
    internal double? RequestsPerSecond => Locked(() => rate.At(Now));

    /// <summary>Answers 429 and 503 so far.</summary>
    internal int ThrottledAnswers { get; private set; }

    /// <summary>How often the limit went down so far.</summary>
    internal int Decreases => Locked(() => limit.Decreases);

    /// <summary>How often everybody had to wait so far; a wait that was prolonged counts once.</summary>
    internal int Holds => Locked(() => hold.Count);

    private TimeSpan Now => time.GetElapsedTime(start);

    /// <summary>Waits for a place under the limit, the end of a hold and the request rate.</summary>
    /// <returns>The pass of one request with the whole of its body; dispose of it to leave.</returns>
    /// <exception cref="OperationCanceledException">The wait was cancelled; it took no place and none of the rate.</exception>
    internal ValueTask<GatePass> EnterAsync(CancellationToken cancellationToken)
    {
        var waiter = new Waiter(this);
        waiter.CancelledBy = cancellationToken.UnsafeRegister(static (waiter, token) => ((Waiter)waiter!).Withdraw(token), waiter);
        lock (gate)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                return ValueTask.FromCanceled<GatePass>(cancellationToken);
            }

            waiting.AddLast(waiter.Place);
            Admit();
        }

        return new(waiter.Task);
    }

    /// <summary>Stops the timer. Nobody may be waiting any more.</summary>
    public void Dispose() => timer.Dispose();

    internal void Answered(GatePass pass, TimeSpan untilFirstByte)
    {
        lock (gate)
        {
            rate.Accepted(Now);
            if (pass.Number >= firstSinceDecrease)
            {
                hold.Relax();
                if (!latency.IsSlow(untilFirstByte, Now))
                {
                    limit.Grow(underWay);
                }
                else if (latency.IsRoundOver(limit.Whole))
                {
                    limit.Ease();
                    firstSinceDecrease = passes;
                }
            }

            Admit();
        }
    }

    internal void Throttled(GatePass pass, TimeSpan? retryAfter)
    {
        lock (gate)
        {
            ThrottledAnswers++;
            var asked = retryAfter > TimeSpan.Zero ? retryAfter : null;
            if (pass.Number >= firstSinceDecrease)
            {
                asked ??= hold.BackOff();
                limit.Halve();
                rate.Throttled(Now);
                firstSinceDecrease = passes;
            }

            if (asked is { } span)
            {
                hold.Until(Now + span, Now);
                rate.Pause(hold.End, Now);
            }
        }
    }

    internal void Left()
    {
        lock (gate)
        {
            underWay--;
            Admit();
        }
    }

    private void Wake()
    {
        lock (gate)
        {
            Admit();
        }
    }

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "Whoever entered leaves.")]
    private void Admit()
    {
        while (underWay < limit.Whole && waiting.First?.Value is { } first)
        {
            var now = Now;
            var wait = (hold.End > rate.Next ? hold.End : rate.Next) - now;
            if (wait > TimeSpan.Zero)
            {
                // Up to whole milliseconds: a timer cuts the rest off and would come too early, again and again.
                timer.Change(wait > LongestTimer ? LongestTimer : TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
                return;
            }

            rate.Take(now);
            underWay++;
            waiting.RemoveFirst();
            first.CancelledBy.Unregister();
            first.SetResult(new(this, passes++));
        }
    }

    private T Locked<T>(Func<T> read)
    {
        lock (gate)
        {
            return read();
        }
    }

    private sealed class Waiter : TaskCompletionSource<GatePass>
    {
        private readonly AdaptiveGate gate;

        internal Waiter(AdaptiveGate gate)
            : base(TaskCreationOptions.RunContinuationsAsynchronously) => (this.gate, Place) = (gate, new(this));

        internal LinkedListNode<Waiter> Place { get; }

        internal CancellationTokenRegistration CancelledBy { get; set; }

        /// <summary>Whoever already went through stays through.</summary>
        internal void Withdraw(CancellationToken cancellationToken)
        {
            lock (gate.gate)
            {
                if (Place.List is { } queue)
                {
                    queue.Remove(Place);
                    SetCanceled(cancellationToken);
                }
            }
        }
    }
}
