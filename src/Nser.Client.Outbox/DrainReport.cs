namespace Nser.Client.Outbox;

/// <summary>What sending brought: counts only.</summary>
public sealed record DrainReport
{
    /// <summary>Attempts at batches. Default 0.</summary>
    public int Batches { get; init; }

    /// <summary>Records that the registry holds now. Default 0.</summary>
    public int Accepted { get; init; }

    /// <summary>Records that broke a rule, at the registry or in the version that they were to be sent in. Default 0.</summary>
    public int Rejected { get; init; }

    /// <summary>Records put aside with a reason. Default 0.</summary>
    public int Parked { get; init; }

    /// <summary>Records sent of which nobody knows whether the registry holds them. Default 0.</summary>
    public int InDoubt { get; init; }

    /// <summary>Records that go again: in the same batch later, or in another. Default 0.</summary>
    public int SentAgain { get; init; }

    /// <summary>The counts on one line.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Batches} batches: {Accepted} accepted, {Rejected} rejected, {Parked} parked, {InDoubt} in doubt, {SentAgain} to be sent again");

    internal DrainReport Plus(DrainReport other) => new()
    {
        Batches = Batches + other.Batches,
        Accepted = Accepted + other.Accepted,
        Rejected = Rejected + other.Rejected,
        Parked = Parked + other.Parked,
        InDoubt = InDoubt + other.InDoubt,
        SentAgain = SentAgain + other.SentAgain,
    };

    /// <summary>Counts what a settlement says of the records of one batch.</summary>
    internal static DrainReport Of(BatchSettlement settlement, int members)
    {
        int Count(OutboxRecordState state) =>
            settlement.Exceptions.Count(record => record.State == state) + (settlement.Default == state ? members - settlement.Exceptions.Count : 0);
        return new()
        {
            Batches = 1,
            Accepted = Count(OutboxRecordState.Accepted),
            Rejected = Count(OutboxRecordState.Rejected),
            Parked = Count(OutboxRecordState.Parked),
            InDoubt = Count(OutboxRecordState.InDoubt),
            SentAgain = Count(OutboxRecordState.Pending),
        };
    }
}
