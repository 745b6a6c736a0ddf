using System.Runtime.CompilerServices;

namespace Nser.Client.Registry;

/// <summary>Looks at a request again and again and tells each step once.</summary>
internal sealed class DataRequestFollowing(Func<CancellationToken, Task<DataRequest>> look, DataRequestFollowOptions options, TimeProvider time)
{
    private DataRequestStep? last;

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

    /// <summary>The steps after the last one told; where the server tells no history, its state is the step.</summary>
    private IEnumerable<DataRequestStep> New(DataRequest? seen)
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

        return last is null ? steps : steps[^1].State == last.State && steps[^1].At <= last.At ? [] : steps.Where(step => step.At > last.At || (step.At == last.At && step.State != last.State && step == steps[^1]));
    }
}
