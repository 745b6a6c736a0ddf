namespace Nser.PushScheduler.Settings;

/// <summary>Where records come from: exactly one of the three.</summary>
internal sealed class SourceSettings
{
    /// <summary>A folder into which files are dropped.</summary>
    public FolderSettings? Folder { get; set; }

    /// <summary>A query against a database.</summary>
    public QuerySettings? Query { get; set; }

    /// <summary>A web endpoint.</summary>
    public EndpointSettings? Endpoint { get; set; }
}

/// <summary>A folder into which CSV (<c>*.csv</c>, <c>*.tsv</c>, <c>*.txt</c>) and NDJSON files (<c>*.ndjson</c>, <c>*.jsonl</c>) are dropped.</summary>
internal sealed class FolderSettings
{
    /// <summary>The folder; it is made when it is missing. Required.</summary>
    public string Path { get; set; } = "";

    /// <summary>How long a file must be left unchanged before it is picked up. Write as <c>name.tmp</c> and rename to be safe at any speed. Default 10 seconds.</summary>
    public TimeSpan QuietTime { get; set; } = TimeSpan.FromSeconds(10);
}

/// <summary>A query against PostgreSQL or SQLite, read row by row in one statement: one consistent look at the data.</summary>
internal sealed class QuerySettings
{
    /// <summary>Which database.</summary>
    public StoreKind Database { get; set; } = StoreKind.Postgres;

    /// <summary>A file that holds the connection string alone, closed to others; read before each extraction. Required.</summary>
    public string ConnectionStringFile { get; set; } = "";

    /// <summary>One SELECT. <c>@watermark</c> stands for the highest value of the watermark column that was read so far, <c>@slot</c> for the slot's instant (UTC). Required.</summary>
    public string Sql { get; set; } = "";

    /// <summary>The column of the result that only grows, so that each slot reads what is new. Compare with <c>&gt;=</c>: rows read twice are recognised. Default none: every slot reads all; unchanged records are not sent again.</summary>
    public string? WatermarkColumn { get; set; }

    /// <summary><c>@watermark</c> before the first slot, written as the column's type writes it: a number, or an instant like <c>2026-01-01T00:00:00Z</c> (without Z for columns without a zone), or text. Required with a column.</summary>
    public string? WatermarkStart { get; set; }

    /// <summary>What the watermark column holds. Default <see cref="WatermarkKind.Instant"/>.</summary>
    public WatermarkKind WatermarkKind { get; set; } = WatermarkKind.Instant;

    /// <summary>How long the database may take for the first row. Default 10 minutes.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(10);
}

/// <summary>What a watermark column holds.</summary>
internal enum WatermarkKind
{
    /// <summary>A timestamp; in SQLite text as <c>2026-01-01T00:00:00Z</c> is <see cref="Text"/>.</summary>
    Instant,

    /// <summary>A whole number, such as a sequence or row version.</summary>
    Number,

    /// <summary>Text that sorts in the order in which it grows.</summary>
    Text,
}

/// <summary>A web endpoint that answers GET with NDJSON (<c>application/x-ndjson</c>, <c>application/jsonl</c>) or one JSON array (<c>application/json</c>). Redirects are not followed.</summary>
internal sealed class EndpointSettings
{
    /// <summary>https, or http on this machine itself. <c>{slot}</c> in the query stands for the slot's instant (UTC). Required.</summary>
    public string Url { get; set; } = "";

    /// <summary>A file that holds a bearer token alone, closed to others; read before each extraction. Default none.</summary>
    public string? TokenFile { get; set; }

    /// <summary>The largest answer to take, in bytes. Default 4 GiB.</summary>
    public long MaxBytes { get; set; } = 4L * 1024 * 1024 * 1024;

    /// <summary>How long the endpoint may be silent: before its answer and within it. Default 2 minutes.</summary>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromMinutes(2);
}
