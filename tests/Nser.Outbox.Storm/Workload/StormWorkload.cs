using System.Globalization;
using System.Text;
using Nser.Client.Sandbox.Seeds;

namespace Nser.Outbox.Storm.Workload;

/// <summary>The records of a run, the same for everybody who knows its seed, and the order in which an enqueuer hands its share over.</summary>
/// <remarks>In each chunk one record breaks a rule; of every fifth chunk one is contested, and some are corrected later by a second version.</remarks>
internal sealed class StormWorkload(int seed, int records, int enqueuers)
{
    internal const int ChunkSize = 100;
    private const int Broken = 7;
    private const int Contested = 11;
    private const int SeedsOfARun = 1000;

    /// <summary>How many chunks later a correction follows its first version.</summary>
    private const int Later = 2;

    private int Chunks => (records + ChunkSize - 1) / ChunkSize;

    /// <summary>All first versions that the registry must hold in the end.</summary>
    internal int Good => (Chunks * (ChunkSize - 1)) - Enumerable.Range(0, Chunks).Count(IsContested);

    /// <summary>The steps of one enqueuer: a chunk, in its first or second version.</summary>
    internal IReadOnlyList<Step> StepsOf(int share)
    {
        int[] own = [.. Enumerable.Range(0, Chunks).Where(chunk => chunk % enqueuers == share)];
        var steps = new List<Step>();
        for (var turn = 0; turn < own.Length + Later; turn++)
        {
            if (turn < own.Length)
            {
                steps.Add(new(own[turn], 1));
            }

            if (turn >= Later && IsCorrected(own[turn - Later]))
            {
                steps.Add(new(own[turn - Later], 2));
            }
        }

        return steps;
    }

    internal IReadOnlyList<StormRecord> Of(Step step)
    {
        var lines = SyntheticPeople.EnrollmentLines(ChunkSize, (seed * SeedsOfARun) + step.Chunk);
        return step.Version == 1
            ? [.. lines.Select((line, place) => First(step.Chunk, place, line))]
            : [.. lines.Select((line, place) => (line, place)).Where(one => one.place % 20 == 3).Select(one => Record(step.Chunk, one.place, 2, Amount(one.line, '1'), Fate.Accepted))];
    }

    /// <summary>What the registry holds before the storm of the records that are contested.</summary>
    internal IReadOnlyList<byte[]> HeldBefore() =>
    [
        .. Enumerable.Range(0, Chunks).Where(IsContested)
            .Select(chunk => Encoding.UTF8.GetBytes(Amount(SyntheticPeople.EnrollmentLines(Contested + 1, (seed * SeedsOfARun) + chunk)[Contested], '2'))),
    ];

    private static bool IsContested(int chunk) => chunk % 5 == 2;

    private static bool IsCorrected(int chunk) => chunk % 5 == 1;

    private StormRecord First(int chunk, int place, string line) => place == Broken
        ? Record(chunk, place, 1, line.Replace("\"enrollmentStatus\":\"ACTIVE\"", "\"enrollmentStatus\":\"UNHEARD-OF\"", StringComparison.Ordinal), Fate.Rejected)
        : Record(chunk, place, 1, line, place == Contested && IsContested(chunk) ? Fate.Contested : Fate.Accepted);

    private StormRecord Record(int chunk, int place, int version, string line, Fate fate) =>
        new(string.Create(CultureInfo.InvariantCulture, $"ENR-{(seed * SeedsOfARun) + chunk}-{place:D6}"), version, Encoding.UTF8.GetBytes(line), fate);

    /// <summary>The same record with another amount.</summary>
    private static string Amount(string line, char digit) => line.Replace("\"benefitAmount\":", "\"benefitAmount\":" + digit, StringComparison.Ordinal);
}

/// <summary>What an enqueuer hands over in one call.</summary>
internal readonly record struct Step(int Chunk, int Version);
