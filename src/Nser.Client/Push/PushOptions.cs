using Nser.Standards.Validation;

namespace Nser.Client.Push;

/// <summary>How one push is carried out.</summary>
public sealed record PushOptions
{
    /// <summary>Batches under way at the same time, 1 to 16. Default 4. With 1, records arrive at the server strictly in input order.</summary>
    public int MaxConcurrency { get; init; } = 4;

    /// <summary>Most records in a batch, from 1; <see langword="null"/> for the version's limit (V1.0: 500, V2.0: 10,000). A smaller batch loses less time on a slow link. Default <see langword="null"/>.</summary>
    public int? BatchSize { get; init; }

    /// <summary>Whether the server only checks and stores nothing. Default <see langword="false"/>.</summary>
    public bool DryRun { get; init; }

    /// <summary>
    /// Whether fields that the negotiated version does not have, and optional fields with a value that it does not have, are left out, with a warning
    /// for each record (<c>NSER-VERSION-FIELD</c>).
    /// Default <see langword="false"/>: such records are refused here.
    /// </summary>
    public bool OmitNewerFields { get; init; }

    /// <summary>Whether V2.0 bodies are compressed with gzip. Default <see langword="true"/>.</summary>
    public bool Compress { get; init; } = true;

    /// <summary>How long to wait for a batch that the server works on by itself (V2.0, 202). Afterwards its outcome is unknown. Default 30 minutes.</summary>
    public TimeSpan PollTimeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>What the whole push must add up to (rule AD-16). The source is then read and checked to its end before the first record is sent, and held in memory meanwhile. Default <see langword="null"/>.</summary>
    public ControlTotals? ControlTotals { get; init; }

    /// <summary>Hears of the progress after each batch. Default <see langword="null"/>.</summary>
    public IProgress<PushProgress>? Progress { get; init; }

    internal PushOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxConcurrency, 1, nameof(MaxConcurrency));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxConcurrency, 16, nameof(MaxConcurrency));
        if (BatchSize is { } size)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(size, 1, nameof(BatchSize));
        }

        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(PollTimeout, TimeSpan.Zero, nameof(PollTimeout));
        return this;
    }
}
