using Nser.Client.BulkDownload.Envelope;

namespace Nser.Client.BulkDownload.Files;

/// <summary>What a downloaded file looks like.</summary>
/// <remarks>Another form of the same tehsil is another file under another name; a download that was begun in one form is never continued in another.</remarks>
public sealed record BulkFileForm
{
    /// <summary>How rows stand in it. Default <see cref="BulkFileFormat.Ndjson"/>.</summary>
    public BulkFileFormat Format { get; init; }

    /// <summary>Whether it is compressed. Default no. Each part that was committed is a gzip member of its own; every gzip reader reads them as one.</summary>
    public bool Gzip { get; init; }

    /// <summary>Whether CSV texts that a spreadsheet would run as a formula get an apostrophe before them. Default no: texts as they came. Without meaning for NDJSON.</summary>
    public bool FormulaSafe { get; init; }

    /// <summary>The keys to encrypt with, from the first byte on. Default <see langword="null"/>: not encrypted, but for the owner alone (0600).</summary>
    public IEnvelopeKeyProvider? Encryption { get; init; }

    /// <summary>What follows the codes in a file's name, for example <c>.csv.gz.enc</c>.</summary>
    public string Extension => (Format == BulkFileFormat.Csv ? ".csv" : ".ndjson") + (Gzip ? ".gz" : "") + (Encryption is null ? "" : ".enc");

    /// <summary>The form without its key, for example <c>csv.gz.enc;formula-safe</c>: equal texts can be continued in each other.</summary>
    internal string Signature => Extension[1..] + (FormulaSafe && Format == BulkFileFormat.Csv ? ";formula-safe" : "");

    /// <summary>The form; never the key.</summary>
    public override string ToString() => Signature;
}

/// <summary>How rows stand in a file.</summary>
public enum BulkFileFormat
{
    /// <summary>One JSON object a line, byte for byte as the registry sent it.</summary>
    Ndjson,

    /// <summary>RFC 4180, UTF-8, with a header. Columns never move and are never renamed; members of a row that have no column stand in the last one, <c>other</c>, as JSON.</summary>
    Csv,
}
