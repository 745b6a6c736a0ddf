namespace Nser.Client.BulkDownload.Files;

/// <summary>How rows stand in a file.</summary>
public enum BulkFileFormat
{
    /// <summary>One JSON object a line, byte for byte as the registry sent it.</summary>
    Ndjson,

    /// <summary>RFC 4180, UTF-8, with a header. Columns never move and are never renamed; members of a row that have no column stand in the last one, <c>other</c>, as JSON.</summary>
    Csv,
}
