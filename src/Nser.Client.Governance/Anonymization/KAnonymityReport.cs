namespace Nser.Client.Governance.Anonymization;

/// <summary>How well rows hide in each other: rows that agree in area and all traits are a group.</summary>
public sealed record KAnonymityReport
{
    /// <summary>The k that was asked for.</summary>
    public required int K { get; init; }

    /// <summary>How many rows there are.</summary>
    public required int Rows { get; init; }

    /// <summary>How many groups they form.</summary>
    public required int Groups { get; init; }

    /// <summary>How many rows the smallest group has; 0 without rows.</summary>
    public required int SmallestGroup { get; init; }

    /// <summary>How many groups have fewer than k rows.</summary>
    public required int SmallGroups { get; init; }

    /// <summary>How many rows are in such groups.</summary>
    public required int RowsInSmallGroups { get; init; }

    /// <summary>Whether every group has k rows at least.</summary>
    public bool IsSatisfied => SmallGroups == 0;

    /// <summary>The figures; they are Public.</summary>
    public override string ToString() => FormattableString.Invariant($"{Rows} rows in {Groups} groups, the smallest of {SmallestGroup}; {RowsInSmallGroups} rows in groups below {K}");
}
