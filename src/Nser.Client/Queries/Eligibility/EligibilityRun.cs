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

/// <summary>Cuts the input into stretches, each person in one call only within the last few of them.</summary>
internal static class EligibilityBatches
{
    /// <param name="cnics">The input.</param>
    /// <param name="remembered">How many stretches back a person is recognised.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    internal static async IAsyncEnumerable<EligibilityBatch> OfAsync(IAsyncEnumerable<Cnic> cnics, int remembered, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var asked = new Dictionary<Cnic, EligibilityEntry>();
        var recent = new Queue<EligibilityBatch>();
        var stretch = new EligibilityBatch();
        var position = 0L;
        await foreach (var cnic in cnics.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            Add(stretch, asked, cnic, position++);
            if (stretch.IsFull)
            {
                recent.Enqueue(stretch);
                yield return stretch;
                stretch = new();
                if (recent.Count > remembered)
                {
                    Forget(recent.Dequeue(), asked);
                }
            }
        }

        if (!stretch.IsEmpty)
        {
            yield return stretch;
        }
    }

    private static void Add(EligibilityBatch stretch, Dictionary<Cnic, EligibilityEntry> asked, Cnic cnic, long position)
    {
        if (!cnic.IsWellFormed)
        {
            stretch.Add(new(position, cnic, AskedIn: null, Row: 0));
        }
        else if (asked.TryGetValue(cnic, out var before))
        {
            stretch.Add(before with { Position = position });
        }
        else
        {
            asked.Add(cnic, stretch.Ask(position, cnic));
        }
    }

    private static void Forget(EligibilityBatch old, Dictionary<Cnic, EligibilityEntry> asked)
    {
        foreach (var person in old.Persons)
        {
            asked.Remove(person);
        }
    }
}

/// <summary>A stretch of the input with the call that its new persons need. It ends with a full call, or after so many places that repetitions cannot fill the memory.</summary>
internal sealed class EligibilityBatch
{
    private const int MostPlaces = 1_000;

    private readonly List<EligibilityEntry> places = [];
    private readonly List<Cnic> persons = [];

    internal IReadOnlyList<EligibilityEntry> Places => places;

    /// <summary>The persons whom its call asks about.</summary>
    internal IReadOnlyList<Cnic> Persons => persons;

    /// <summary>What its call brings; set before anybody reads the places.</summary>
    internal Task<EligibilityVerdicts>? Verdicts { get; set; }

    internal bool IsEmpty => places.Count == 0;

    internal bool IsFull => persons.Count == EligibilityCall.MostPersons || places.Count == MostPlaces;

    /// <summary>Adds a person whom this stretch's call asks about.</summary>
    /// <returns>Where the person's verdict will be.</returns>
    internal EligibilityEntry Ask(long position, Cnic person)
    {
        var place = new EligibilityEntry(position, person, this, persons.Count);
        persons.Add(person);
        places.Add(place);
        return place;
    }

    /// <summary>Adds a place that is answered elsewhere.</summary>
    internal void Add(EligibilityEntry place) => places.Add(place);
}

/// <summary>One place of the input, and where its verdict will be.</summary>
/// <param name="Position">The place, from 0.</param>
/// <param name="Person">The CNIC there.</param>
/// <param name="AskedIn">The stretch whose call asks about the person; <see langword="null"/> for a malformed CNIC.</param>
/// <param name="Row">The person's row in that call's answer.</param>
internal readonly record struct EligibilityEntry(long Position, Cnic Person, EligibilityBatch? AskedIn, int Row)
{
    internal async ValueTask<EligibilityOutcome> OutcomeAsync()
    {
        if (AskedIn is null)
        {
            return Outcome(null, new NserRejectedException($"The CNIC at position {Position} (from 0) is malformed and was not sent: 13 digits, the first not 0. Correct it and ask for it again."));
        }

        var verdicts = await AskedIn.Verdicts!.ConfigureAwait(false);
        return Row < verdicts.Given.Count ? Outcome(verdicts.Given[Row], null) : Outcome(null, verdicts.Failure);
    }

    private EligibilityOutcome Outcome(EligibilityVerdict? verdict, NserException? failure) => new() { Position = Position, Cnic = Person, Verdict = verdict, Failure = failure };
}
