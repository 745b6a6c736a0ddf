namespace Nser.Client.BulkDownload;

/// <summary>How rows stand in a file.</summary>
public enum BulkFileFormat
{
    /// <summary>One JSON object a line, byte for byte as the registry sent it.</summary>
    Ndjson,

    /// <summary>RFC 4180, UTF-8, with a header; the columns and their order are those of <c>docs/bulk-envelope.md</c>'s neighbour <c>CsvColumns</c> and never change within a version.</summary>
    Csv,
}
