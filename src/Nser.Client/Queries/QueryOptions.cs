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
