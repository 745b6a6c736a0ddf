using System.Runtime.CompilerServices;
using Nser.Client.Pipeline;

namespace Nser.Client.Governance.DataRequests;

/// <summary>Looks at a request again and again and tells each step once.</summary>
internal sealed class DataRequestFollowing(Func<CancellationToken, Task<DataRequest>> look, DataRequestFollowOptions options, TimeProvider time)
{
    private DataRequestStep? last;
    private int told;

    internal async IAsyncEnumerable<DataRequestStep> StepsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var failures = 0; ;)
        {
            DataRequest? seen = null;
            var wait = options.Interval;
            try
            {
                seen = await look(cancellationToken).ConfigureAwait(false);
                failures = 0;
            }
            catch (NserException error) when (error.IsTransient && ++failures <= options.MaxFailures)
            {
                wait = error.RetryAfter > wait ? error.RetryAfter.Value : wait;
            }

            foreach (var step in New(seen))
            {
                last = step;
                yield return step;
            }

            if (seen?.IsFinal == true)
            {
                yield break;
            }

            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// The steps after the last one told; where the server tells no history, its state is the step. A history that grows is read on
    /// by its length, for several steps may bear the same second; one that was written anew, by its days.
    /// </summary>
    private List<DataRequestStep> New(DataRequest? seen)
    {
        if (seen is null)
        {
            return [];
        }

        var steps = seen.History.ToList();
        if (steps.Count == 0 || steps[^1].State != seen.State)
        {
            steps.Add(new() { State = seen.State, At = seen.UpdatedAt ?? seen.SubmittedAt });
        }

        var before = told;
        told = steps.Count;
        return last is null ? steps
            : before <= steps.Count && IsLast(steps[before - 1]) ? steps.GetRange(before, steps.Count - before)
            : steps.FindAll(step => step.At > last.At || (step.At == last.At && step.State != last.State && ReferenceEquals(step, steps[^1])));
    }

    private bool IsLast(DataRequestStep step) => step.State == last!.State && step.At == last.At;
}

/// <summary>How a data request is followed.</summary>
public sealed record DataRequestFollowOptions
{
    /// <summary>How long to wait between two looks. Default 15 minutes, for the steps take days; at least 1 second.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How many looks in a row may fail for a passing cause before the last failure is thrown. Default 10; 0 throws the first one.</summary>
    public int MaxFailures { get; init; } = 10;

    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    internal DataRequestFollowOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Interval, TimeSpan.FromSeconds(1), nameof(Interval));
        ArgumentOutOfRangeException.ThrowIfNegative(MaxFailures, nameof(MaxFailures));
        return this;
    }
}
