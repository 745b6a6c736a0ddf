using Nser.Client.Queries.Encryption;

namespace Nser.Client.Queries;

/// <summary>How the registry is read.</summary>
public sealed class QueryOptions
{
    /// <summary>The most pages that one search reads before it stops with an error, so that a server that never ends does not keep a program for ever. Default 200,000; at least 1.</summary>
    public int MaxPages { get; set; } = 200_000;

    /// <summary>How many bytes of an export (beneficiaries, V2.0) one call asks for; so much stands in memory at a time. Default 4 MiB; 64 KiB to 32 MiB.</summary>
    public int ExportWindowBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>How many calls one eligibility check of many CNICs makes at a time. Default 4; 1 to 32.</summary>
    public int EligibilityParallelism { get; set; } = 4;

    /// <summary>Opens what comes encrypted, after the transfer, in the rows of searches and of bulk data. Default none: such fields are <see cref="Disclosure.Encrypted"/>.</summary>
    public FieldDecryptor? Decryption { get; set; }

    /// <summary>The most rows, or their cost, of a calendar month. Default <see langword="null"/>: no budget.</summary>
    public RowBudgetOptions? Budget { get; set; }
}

/// <summary>How much of the registry a program may read in a calendar month of Pakistan. A call that might exceed it is not sent.</summary>
/// <remarks>
/// The first metered call of a month asks the server what was used so far, so several programs of one account start from the same count, but do not see each other's
/// later calls. Source: data sharing protocols 3.0, section 8.2 (metering per row).
/// </remarks>
public sealed record RowBudgetOptions
{
    /// <summary>The most rows. Default <see langword="null"/>: as many as <see cref="MaxAmount"/> pays for.</summary>
    public long? MaxRows { get; init; }

    /// <summary>The most PKR. Default <see langword="null"/>: no matter what.</summary>
    public decimal? MaxAmount { get; init; }

    /// <summary>PKR a row. Default <see langword="null"/>: what the server's usage says.</summary>
    public decimal? RatePerRow { get; init; }
}
