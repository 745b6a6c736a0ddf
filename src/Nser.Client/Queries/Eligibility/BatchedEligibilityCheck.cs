using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Nser.Client.Pipeline;
using Nser.Standards;

namespace Nser.Client.Queries.Eligibility;

/// <summary>Verifies a stream of persons: reads ahead batch by batch, makes several calls at a time and answers in the order of the input.</summary>
internal sealed class BatchedEligibilityCheck(EligibilityCall calls, ProgrammeCode programme, EligibilityOptions options, int parallelism)
{
    /// <summary>Batches between reading and answering. When one call is slow, reading stops here.</summary>
    private readonly int lookAhead = 2 * parallelism;

    internal async IAsyncEnumerable<EligibilityOutcome> RunAsync(IAsyncEnumerable<Cnic> cnics, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ahead = Channel.CreateBounded<EligibilityBatch>(new BoundedChannelOptions(lookAhead) { SingleReader = true, SingleWriter = true });
        var asking = Task.Run(() => AskAllAsync(cnics, ahead.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in ahead.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                foreach (var entry in batch.Entries)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var outcome = await entry.OutcomeAsync().ConfigureAwait(false);
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
        using var slots = new SemaphoreSlim(parallelism);
        try
        {
            await foreach (var batch in EligibilityBatch.SplitAsync(cnics, lookAhead, cancellationToken).ConfigureAwait(false))
            {
                if (batch.Persons.Count > 0)
                {
                    await slots.WaitAsync(cancellationToken).ConfigureAwait(false);
                    batch.Verdicts = AskAsync(batch, slots.Release, cancellationToken);
                }

                await ahead.WriteAsync(batch, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            ahead.Complete();
            for (var slot = 0; slot < parallelism; slot++)
            {
                await slots.WaitAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    private async Task<EligibilityVerdicts> AskAsync(EligibilityBatch batch, Func<int> freeSlot, CancellationToken cancellationToken)
    {
        try
        {
            return await calls.AskAsync(programme, batch.Persons, cancellationToken).ConfigureAwait(false);
        }
        catch (NserException failure)
        {
            return new([], failure);
        }
        finally
        {
            freeSlot();
        }
    }
}

/// <summary>A part of the input with the call that its new persons need. It ends with a full call, or after so many entries that repetitions cannot fill the memory.</summary>
internal sealed class EligibilityBatch
{
    private const int MostEntries = 1_000;

    private readonly List<BatchEntry> entries = [];
    private readonly List<Cnic> persons = [];

    internal IReadOnlyList<BatchEntry> Entries => entries;

    /// <summary>The persons whom its call asks about.</summary>
    internal IReadOnlyList<Cnic> Persons => persons;

    /// <summary>What its call brings; set before the entries are read.</summary>
    internal Task<EligibilityVerdicts>? Verdicts { get; set; }

    /// <summary>Splits the input into batches. A person who comes again within the last few batches is asked about once.</summary>
    /// <param name="cnics">The input.</param>
    /// <param name="remembered">How many batches back a person is recognised.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    internal static async IAsyncEnumerable<EligibilityBatch> SplitAsync(IAsyncEnumerable<Cnic> cnics, int remembered, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var asked = new Dictionary<Cnic, BatchEntry>();
        var recent = new Queue<EligibilityBatch>();
        var batch = new EligibilityBatch();
        var position = 0L;
        await foreach (var cnic in cnics.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            batch.Add(cnic, position++, asked);
            if (batch.persons.Count == EligibilityCall.MostPersons || batch.entries.Count == MostEntries)
            {
                recent.Enqueue(batch);
                yield return batch;
                batch = new();
                if (recent.Count > remembered)
                {
                    recent.Dequeue().persons.ForEach(person => asked.Remove(person));
                }
            }
        }

        if (batch.entries.Count > 0)
        {
            yield return batch;
        }
    }

    private void Add(Cnic cnic, long position, Dictionary<Cnic, BatchEntry> asked)
    {
        if (!cnic.IsWellFormed)
        {
            entries.Add(new(position, cnic, AskedIn: null, Row: 0));
        }
        else if (asked.TryGetValue(cnic, out var before))
        {
            entries.Add(before with { Position = position });
        }
        else
        {
            var entry = new BatchEntry(position, cnic, this, persons.Count);
            asked.Add(cnic, entry);
            persons.Add(cnic);
            entries.Add(entry);
        }
    }
}

/// <summary>One CNIC of the input, and where its verdict will be.</summary>
/// <param name="Position">The place in the input, from 0.</param>
/// <param name="Person">The CNIC.</param>
/// <param name="AskedIn">The batch whose call asks about the person; <see langword="null"/> for a malformed CNIC.</param>
/// <param name="Row">The person's row in that call's answer.</param>
internal readonly record struct BatchEntry(long Position, Cnic Person, EligibilityBatch? AskedIn, int Row)
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
