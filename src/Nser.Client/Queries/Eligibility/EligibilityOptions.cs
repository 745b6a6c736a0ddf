namespace Nser.Client.Queries.Eligibility;

/// <summary>How many persons are verified in one go.</summary>
public sealed record EligibilityOptions
{
    /// <summary>Calls at a time, 1 to 32; <see langword="null"/>, the default, for <see cref="QueryOptions.EligibilityParallelism"/>.</summary>
    public int? Parallelism { get; init; }

    /// <summary>Whether the first item without a verdict ends the run with its error, after the verdicts before it. Default <see langword="false"/>: it is one outcome among others.</summary>
    public bool StopAtFirstFailure { get; init; }
}
