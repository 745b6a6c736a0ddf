using System.Runtime.CompilerServices;
using Nser.Standards;

namespace Nser.Client.Queries.Eligibility;

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
