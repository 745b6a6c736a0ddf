using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Nser.Client.Pipeline;
using Nser.Standards;

namespace Nser.Client.Queries.Eligibility;

/// <summary>Verifies a stream of persons: reads ahead stretch by stretch, asks several calls at a time and answers in the order of the input.</summary>
internal sealed class EligibilityRun(EligibilityCall calls, ProgrammeCode programme, EligibilityOptions options, int parallelism)
{
    /// <summary>Stretches between reading and answering. When one call is slow, reading stops here.</summary>
    private readonly int lookAhead = 2 * parallelism;

    internal async IAsyncEnumerable<EligibilityOutcome> RunAsync(IAsyncEnumerable<Cnic> cnics, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ahead = Channel.CreateBounded<EligibilityBatch>(new BoundedChannelOptions(lookAhead) { SingleReader = true, SingleWriter = true });
        var asking = Task.Run(() => AskAllAsync(cnics, ahead.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var stretch in ahead.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                foreach (var place in stretch.Places)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var outcome = await place.OutcomeAsync().ConfigureAwait(false);
                    yield return outcome.IsAnswered || !options.StopAtFirstFailure ? outcome : throw outcome.Failure;
                }
            }

            // A fault of the input itself comes out here, behind what was read before it.
            await asking.ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await asking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Reads the whole input and asks. Ends when every call has ended.</summary>
    private async Task AskAllAsync(IAsyncEnumerable<Cnic> cnics, ChannelWriter<EligibilityBatch> ahead, CancellationToken cancellationToken)
    {
        using var lanes = new SemaphoreSlim(parallelism);
        try
        {
            await foreach (var stretch in EligibilityBatches.OfAsync(cnics, lookAhead, cancellationToken).ConfigureAwait(false))
            {
                if (stretch.Persons.Count > 0)
                {
                    await lanes.WaitAsync(cancellationToken).ConfigureAwait(false);
                    stretch.Verdicts = AskAsync(stretch, lanes.Release, cancellationToken);
                }

                await ahead.WriteAsync(stretch, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            ahead.Complete();
            for (var lane = 0; lane < parallelism; lane++)
            {
                await lanes.WaitAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    private async Task<EligibilityVerdicts> AskAsync(EligibilityBatch stretch, Func<int> leaveLane, CancellationToken cancellationToken)
    {
        try
        {
            return await calls.AskAsync(programme, stretch.Persons, cancellationToken).ConfigureAwait(false);
        }
        catch (NserException failure)
        {
            return new([], failure);
        }
        finally
        {
            leaveLane();
        }
    }
}
