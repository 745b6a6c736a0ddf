namespace Nser.Standards.Validation;

/// <summary>What the check of a file came to.</summary>
public sealed record ValidationSummary
{
    /// <summary>Records read; blank lines are none.</summary>
    public required long Records { get; init; }

    /// <summary>Records with at least one error: these would not be sent.</summary>
    public required long WithErrors { get; init; }

    /// <summary>Records with at least one warning, whatever else was found in them.</summary>
    public required long WithWarnings { get; init; }

    /// <summary>The findings by code, most frequent first.</summary>
    public required IReadOnlyList<FindingSummary> FindingsByCode { get; init; }

    /// <summary>Whether no record has an error.</summary>
    public bool IsValid => WithErrors == 0;

    /// <summary>The totals in one line; no content of any record.</summary>
    public override string ToString() => FormattableString.Invariant($"{Records} records, {WithErrors} with errors, {WithWarnings} with warnings");
}
